// The row of phones: which are open, which is active, links from one into another.

import { askPhone, choosePerson } from "./dialogs.js";
import { byId, h, icon } from "./dom.js";
import { createPhone } from "./phone.js";
import { fullName, roleOf, roleText } from "./texts.js";
import { DEFAULT_ZONE } from "./zones.js";

const FIRST_ROLES = ["curator", "mentor", "mentee"];

/** `app` lends t, api, prefs, now(), bot(), people(), payloadOf(text), changed(). */
export function createPanes(app) {
  const { t, api, prefs } = app;
  const row = byId("phones");
  const tabs = byId("tabs");
  const phones = new Map();
  const zones = { ...prefs.get("zones", {}) };

  const lent = {
    ...app,
    zoneOf: (id) => zones[id] ?? prefs.get("zone", DEFAULT_ZONE),
    setZone(id, zone) {
      zones[id] = zone;
      prefs.set("zones", zones);
      phones.get(id)?.load();
    },
    openStart: (payload, from) => chooseAndOpen(payload, from),
    changed(phone) {
      showTab(phone);
      app.changed();
    },
    close,
  };

  async function chooseAndOpen(payload, from) {
    const people = [...app.people()].sort((one, other) => (one.id === from) - (other.id === from));
    const person = await choosePerson(t, t("link.title"), people, t("link.note"));
    if (!person) return;
    const phone = phones.get(person.id) ?? (await open(person));
    activate(phone.id);
    await phone.openPayload(payload);
  }

  async function open(person) {
    const phone = createPhone(person, lent);
    phones.set(person.id, phone);
    row.append(phone.element);
    tabs.append(tab(phone));
    phone.element.addEventListener("focusin", () => activate(phone.id));
    phone.element.addEventListener("pointerdown", () => activate(phone.id));
    remember();
    await phone.run(phone.load());
    return phone;
  }

  function close(id) {
    phones.get(id)?.element.remove();
    byId(`tab-${id}`)?.remove();
    phones.delete(id);
    remember();
    byId("add-phone").focus();
  }

  function remember() {
    prefs.set("phones", [...phones.keys()]);
  }

  function activate(id) {
    for (const phone of phones.values()) {
      const active = phone.id === id;
      if (active !== phone.element.classList.contains("active")) phone.setActive(active);
    }
    byId(`tab-${id}`)?.scrollIntoView({ inline: "nearest", block: "nearest" });
  }

  function tab(phone) {
    const show = () => {
      activate(phone.id);
      reveal(phone);
      phone.focus();
    };
    return h("button", { type: "button", id: `tab-${phone.id}`, class: "tab", onclick: show });
  }

  function showTab(phone) {
    const node = byId(`tab-${phone.id}`);
    if (!node) return;
    const { count, loud } = phone.unread();
    const person = phone.person();
    const badge = count ? h("span", { class: `badge ${loud ? "loud" : ""}`, "aria-label": t("phone.unread", { count }) }, String(count)) : "";
    node.replaceChildren(h("span", {}, roleOf(person) ? roleText(t, person) : fullName(person)), badge);
    node.setAttribute("aria-current", String(phone.element.classList.contains("active")));
  }

  async function add() {
    const hidden = app.people().filter((person) => !phones.has(person.id));
    const answer = await askPhone(t, hidden, t("add.roles").split(", "));
    if (!answer) return;
    const person = answer.person ?? (await api.addPerson(answer.fields)).person;
    const phone = phones.get(person.id) ?? (await open(person));
    activate(phone.id);
    reveal(phone);
    phone.focus();
  }

  function firstPeople() {
    const wanted = String(prefs.get("phones", "")).split(",").map(Number);
    const known = app.people().filter((person) => wanted.includes(person.id));
    if (known.length) return known.sort((one, other) => wanted.indexOf(one.id) - wanted.indexOf(other.id));
    const byRole = FIRST_ROLES.map((role) => app.people().find((person) => roleOf(person) === role)).filter(Boolean);
    return byRole.length ? byRole : app.people().slice(0, 3);
  }

  byId("add-phone").append(icon("plus"), t("add.short"));
  byId("add-phone").addEventListener("click", add);

  return {
    async openFirst() {
      for (const person of firstPeople()) await open(person);
      const first = [...phones.keys()][0];
      if (first) activate(first);
    },
    all: () => [...phones.values()],
    get: (id) => phones.get(id),
    byRole: (role) => [...phones.values()].find((phone) => roleOf(phone.person()) === role) ?? null,
    reveal,
    activate,
  };
}

function reveal(phone) {
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  phone.element.scrollIntoView({ behavior: calm ? "auto" : "smooth", inline: "center", block: "nearest" });
}
