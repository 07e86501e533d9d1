// The guided tour: seven steps from an empty school to the final survey.

import { byId, h, icon, iconButton } from "./dom.js";
import { SIGNALS, stepAfter } from "./signals.js";

/** Per step: whose phones to use now, and what one press may do there (a command to a role, or a day on the clock). */
const STEPS = [
  { roles: ["curator"], hints: [["curator", "/start"], ["curator", "/school"]] },
  { roles: ["curator"], hints: [["curator", "/invite"]] },
  { roles: ["mentee"], hints: [["mentee", "/request"]] },
  { roles: ["mentor"], hints: [["mentor", "/questionnaire"]] },
  { roles: ["curator"], hints: [["curator", "/mentees"], ["curator", "/mentors"], ["curator", "/pairs"]] },
  { roles: ["mentor", "mentee"], hints: [["mentee", "/meet"], ["clock", "day"], ["mentor", "/journal"]] },
  { roles: ["curator"], hints: [["curator", "/pairs"], ["clock", "day"], ["curator", "/status"]] },
];

/** `app` lends t, prefs, panes, clock. */
export function createTour(app) {
  const { t, prefs, panes } = app;
  const aside = byId("tour");
  const state = { current: 1, seq: 0, ...prefs.get("tour", {}), hidden: String(prefs.get("tourHidden", false)) === "true" };
  const list = h("ol", { class: "tour-steps" });
  const progress = h("span", { class: "tour-progress" });
  const open = h("button", { type: "button", id: "tour-button", onclick: () => setHidden(!state.hidden) }, icon("steps"), t("tour.button"));

  function go(step) {
    state.current = Math.min(Math.max(step, 1), STEPS.length + 1);
    save();
    showAll();
  }

  function save() {
    prefs.set("tour", { current: state.current, seq: state.seq });
  }

  function setHidden(hidden) {
    state.hidden = hidden;
    prefs.set("tourHidden", hidden);
    showAll();
    if (hidden) open.focus();
  }

  function stepNode(step, index) {
    const number = index + 1;
    const current = number === state.current;
    const done = number < state.current;
    const title = h(
      "button",
      { type: "button", class: "step-title", "aria-expanded": String(current), onclick: () => go(number) },
      h("span", { class: "step-number" }, done ? icon("check") : String(number)),
      h("span", {}, t(`tour.${number}.title`)),
      done ? h("span", { class: "offscreen" }, t("tour.done")) : null,
    );
    const body = current ? stepBody(step, number) : null;
    return h("li", { class: current ? "current" : done ? "done" : "", "aria-current": current ? "step" : null }, title, body);
  }

  function stepBody(step, number) {
    return h(
      "div",
      { class: "step-body" },
      h("p", {}, t(`tour.${number}.text`)),
      h("div", { class: "hints" }, step.hints.map(([whom, what]) => hint(whom, what))),
      h(
        "div",
        { class: "step-actions" },
        h("button", { type: "button", class: "quiet", disabled: number === 1, onclick: () => go(number - 1) }, t("tour.back")),
        h("button", { type: "button", class: "main", onclick: () => go(number + 1) }, t(number === STEPS.length ? "tour.finish" : "tour.next")),
      ),
    );
  }

  function hint(whom, what) {
    if (whom === "clock") return h("button", { type: "button", class: "hint", onclick: () => app.clock.addDay() }, icon("clock"), t("clock.day"));
    const send = () => {
      const phone = panes.byRole(whom);
      if (!phone) return;
      panes.activate(phone.id);
      panes.reveal(phone);
      phone.say(what);
    };
    return h("button", { type: "button", class: "hint", onclick: send }, `${what} · ${t(`role.${whom}`)}`);
  }

  function finished() {
    const again = h("button", { type: "button", class: "quiet", onclick: () => go(1) }, t("tour.again"));
    return h("div", { class: "step-body" }, h("p", {}, t("tour.over")), h("div", { class: "step-actions" }, again));
  }

  function showAll() {
    aside.hidden = state.hidden;
    open.setAttribute("aria-pressed", String(!state.hidden));
    progress.textContent = t("tour.progress", { done: Math.min(state.current - 1, STEPS.length), all: STEPS.length });
    list.replaceChildren(...STEPS.map(stepNode));
    over.replaceChildren(...(state.current > STEPS.length ? [finished()] : []));
    showGuide();
  }

  function showGuide() {
    const roles = state.hidden ? [] : (STEPS[state.current - 1]?.roles ?? []);
    const guided = roles.map((role) => panes.byRole(role));
    for (const phone of panes.all()) phone.guide(guided.includes(phone));
  }

  function tickOff() {
    while (SIGNALS[state.current]?.({ chat })) state.current += 1;
  }

  const over = h("div", {});
  const chat = (role) => panes.byRole(role)?.messages() ?? [];
  aside.append(
    h("header", {}, h("h2", {}, t("tour.title")), progress, iconButton("close", t("tour.hide"), () => setHidden(true))),
    list,
    over,
  );
  byId("tour-place").append(open);

  return {
    showAll,
    showGuide,
    /** Called when something happened: ticks the current step off if its sign is there. */
    notice(seq) {
      state.seq = Math.max(state.seq, seq ?? 0);
      const before = state.current;
      tickOff();
      if (state.current !== before) showAll();
      else showGuide();
      save();
    },
    /**
     * Reads what was played before this page was opened. A sandbox younger than what was seen here is another one:
     * the tour begins anew.
     */
    begin(seq) {
      if (seq < state.seq) state.current = 1;
      state.seq = seq;
      state.current = Math.max(state.current, stepAfter({ chat }));
      tickOff();
      save();
      showAll();
    },
    restart: () => go(1),
  };
}
