// The drawer with the bot's calls to the Bot API.

import { byId, h, icon, iconButton } from "./dom.js";
import { clockTime, DEFAULT_ZONE } from "./zones.js";

const KEPT = 500;
const QUIET = new Set(["getUpdates"]);

/** `app` lends t, api, prefs, run(promise), people(). */
export function createCalls(app) {
  const { t, api, prefs, run } = app;
  const drawer = byId("calls");
  const button = h("button", { type: "button", "aria-expanded": "false", "aria-controls": "calls", title: t("calls.title") }, icon("list"), h("span", { class: "words" }, t("calls.button")));
  const search = h("input", { type: "search", placeholder: t("calls.search"), "aria-label": t("calls.search") });
  const wrong = h("input", { type: "checkbox" });
  const list = h("div", { class: "call-list", role: "list" });
  const nothing = h("p", { class: "note" }, t("calls.nothing"));
  let calls = [];

  function matches(call) {
    if (wrong.checked && call.ok && !call.warnings?.length && !call.fault) return false;
    if (QUIET.has(call.method) && !search.value.includes(call.method)) return false;
    return JSON.stringify(call).toLowerCase().includes(search.value.trim().toLowerCase());
  }

  function node(call) {
    const head = h(
      "summary",
      { class: call.ok ? "" : "failed" },
      h("span", { class: "call-method" }, call.method),
      h("span", { class: "call-note" }, call.ok ? gist(call) : `${call.error_code ?? ""} ${call.error ?? call.fault ?? ""}`),
      h("span", { class: "call-time" }, clockTime(new Date(call.at), prefs.get("zone", DEFAULT_ZONE), true)),
    );
    const warnings = (call.warnings ?? []).map((text) => h("p", { class: "warning" }, text));
    return h("details", { role: "listitem", class: "call" }, head, warnings, h("pre", {}, JSON.stringify(readable(call.params), null, 2)));
  }

  /** For whom and what, in a few words. */
  function gist(call) {
    const person = app.people().find(({ id }) => id === call.person);
    const words = call.params?.text ?? call.params?.caption ?? call.params?.action;
    return [person?.first_name, words].filter(Boolean).join(" · ").slice(0, 80);
  }

  function showAll() {
    list.replaceChildren(...calls.filter(matches).reverse().map(node));
    nothing.hidden = list.children.length > 0;
  }

  async function toggle() {
    drawer.hidden = !drawer.hidden;
    button.setAttribute("aria-expanded", String(!drawer.hidden));
    if (drawer.hidden) return button.focus();
    await run(load());
    return search.focus();
  }

  async function load() {
    calls = (await api.calls()).calls;
    showAll();
  }

  search.addEventListener("input", showAll);
  wrong.addEventListener("change", showAll);
  button.addEventListener("click", toggle);
  drawer.addEventListener("keydown", (event) => event.key === "Escape" && toggle());
  byId("watch").append(button);
  drawer.append(
    h("header", {}, h("h2", {}, t("calls.title")), h("a", { href: "/coverage", target: "_blank", rel: "noopener" }, t("calls.coverage")), iconButton("close", t("calls.close"), toggle)),
    h("div", { class: "call-filter" }, search, h("label", { class: "radio" }, wrong, t("calls.wrong"))),
    nothing,
    list,
  );

  return {
    hear(call) {
      calls = [...calls.slice(-KEPT + 1), call];
      if (drawer.hidden || !matches(call)) return;
      list.prepend(node(call));
      nothing.hidden = true;
    },
    load: () => (drawer.hidden ? null : load()),
  };
}

/** Parameters that are JSON inside a string are shown as what they are. */
function readable(params) {
  return Object.fromEntries(Object.entries(params ?? {}).map(([name, value]) => [name, unpack(value)]));
}

function unpack(value) {
  if (typeof value !== "string" || !/^[[{]/.test(value)) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}
