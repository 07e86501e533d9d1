// The clock on the strip: shows the sandbox's time and moves it forward.

import { byId, h, icon } from "./dom.js";
import { clockTime, DEFAULT_ZONE, fullDate, nextFirstSeptember, nextHour, show, zoneOffset } from "./zones.js";

const HOUR = 3600;
const RATES = [0, 1, 60];

/** `app` lends t, api, prefs, run(promise). */
export function createClock(app) {
  const { t, api, prefs, run } = app;
  const state = { now: Date.now(), rate: 1, readAt: performance.now(), target: null, nextDue: null };
  const zone = () => prefs.get("zone", DEFAULT_ZONE);
  const date = h("span", { class: "clock-date" });
  const time = h("span", { class: "clock-time" });
  const walk = h("span", { class: "walk", role: "status" });
  const jumps = h("div", { class: "buttons", role: "group", "aria-label": t("clock.jumps") });
  const rates = h("div", { class: "buttons segmented", role: "group", "aria-label": t("clock.rates") });
  const due = jumpButton("clock.next", () => ({ next: true }), "next");
  const september = () => nextFirstSeptember(state.target ?? now(), zone());
  const autumn = jumpButton("clock.september", () => ({ to: september().toISOString() }), "september");

  /** The sandbox's moment now; while the clock walks to a target its time does not flow by itself. */
  function now() {
    const passed = state.target ? 0 : (performance.now() - state.readAt) * state.rate;
    return new Date(state.now + passed);
  }

  function jumpButton(key, where, name) {
    return h("button", { type: "button", title: t(`${key}_title`), dataset: { jump: name }, onclick: () => run(api.jump(where())) }, t(key));
  }

  function rateButton(rate) {
    const key = rate === 0 ? "clock.pause" : `clock.rate_${rate}`;
    const words = rate === 0 ? icon("pause") : t(key);
    return h("button", { type: "button", title: t(`${key}_title`), "aria-label": t(`${key}_title`), dataset: { rate }, onclick: () => run(api.rate(rate)) }, words);
  }

  function tick() {
    const moment = now();
    date.textContent = fullDate(moment, t.language, zone());
    time.textContent = clockTime(moment, zone(), true);
    time.title = `${zone()} (${zoneOffset(moment, t.language, zone())})`;
    autumn.textContent = t("clock.september", { year: show(september(), "en", zone(), { year: "numeric" }) });
  }

  function showState() {
    walk.textContent = state.target ? t("clock.walking", { time: brief(state.target) }) : "";
    const known = Boolean(state.nextDue);
    due.textContent = known ? t("clock.next_at", { time: brief(state.nextDue) }) : t("clock.next");
    due.disabled = !known;
    due.title = t(known ? "clock.next_title" : "clock.next_unknown");
    for (const button of rates.children) button.setAttribute("aria-pressed", String(Number(button.dataset.rate) === state.rate));
    tick();
  }

  function brief(moment) {
    return show(moment, t.language, zone(), { day: "2-digit", month: "2-digit", hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  }

  jumps.append(
    jumpButton("clock.hour", () => ({ seconds: HOUR }), "hour"),
    jumpButton("clock.day", () => ({ seconds: 24 * HOUR }), "day"),
    jumpButton("clock.morning", () => ({ to: nextHour(state.target ?? now(), 10, zone()).toISOString() }), "morning"),
    autumn,
    due,
  );
  rates.append(...RATES.map(rateButton));
  byId("clock").append(h("div", { class: "clock-face" }, icon("clock"), h("div", { class: "clock-words" }, time, date)), jumps, walk);
  byId("rates").append(rates);
  setInterval(tick, 250);

  return {
    now,
    set(clock) {
      Object.assign(state, {
        now: Date.parse(clock.now),
        rate: clock.rate,
        readAt: performance.now(),
        target: clock.target ? new Date(clock.target) : null,
        nextDue: clock.next_due ? new Date(clock.next_due) : null,
      });
      showState();
    },
    /** +1 day, for the tour. */
    addDay: () => run(api.jump({ seconds: 24 * HOUR })),
  };
}
