// One phone: a person's chat with the bot.

import { SimError } from "./api.js";
import { createComposer } from "./composer.js";
import { copyText, h, icon, iconButton } from "./dom.js";
import { createLog } from "./log.js";
import { menu } from "./menu.js";
import { startPayload } from "./message.js";
import { createNotices, createTyping } from "./notices.js";
import { personMenu } from "./person_menu.js";
import { fullName, roleOf, roleText } from "./texts.js";

const SPINNER_MS = 15_000;

/**
 * `app` lends t, api, now(), zoneOf(id), setZone(id, zone), payloadOf(text), openStart(payload, personId),
 * changed(phone) after every message and close(id).
 */
export function createPhone(first, app) {
  const { t, api } = app;
  const state = { person: first, unread: 0, loud: false, active: false, waiting: null };
  const id = first.id;
  const run = async (request) => {
    try {
      await request;
      return true;
    } catch (error) {
      if (!(error instanceof SimError)) throw error;
      notices.toast(error.message === "offline" ? t("error.offline") : error.message);
      return false;
    }
  };

  const look = {
    t,
    api,
    now: app.now,
    zone: () => app.zoneOf(id),
    openStart: (payload) => app.openStart(payload, id),
    sayCommand: (command) => run(api.say(id, command)),
    vote: (message, option) => run(api.vote(id, message.message_id, [option])),
    find: (messageId) => log.find(messageId),
    payloadIn: (message) => payloadNear(message),
    press,
  };
  const log = createLog(look, t("phone.log", { name: fullName(first) }));
  const empty = h("div", { class: "empty" });
  const name = h("h2", { class: "name" });
  const under = h("p", { class: "under" });
  const avatar = h("span", { class: "avatar", "aria-hidden": "true" });
  const badge = h("span", { class: "badge", hidden: true });
  const more = menu(iconButton("more", t("phone.menu"), null), () => personMenu(t, api, me));
  const here = h("span", { class: "guide-tag" }, t("tour.here"));
  const header = h("header", { class: "phone-head" }, avatar, h("div", { class: "who" }, name, under), badge, more);
  const screen = h("div", { class: "screen" });
  const element = h("section", { class: "phone", id: `phone-${id}`, dataset: { person: id } }, here, screen);
  const notices = createNotices(t, screen);
  const typing = createTyping(t, (text) => showUnder(text));
  const composer = createComposer(t, {
    say: (text, replyTo) => run(api.say(id, text, replyTo ?? undefined)),
    start: () => run(api.say(id, "/start")),
    unblock: () => run(api.unblock(id)),
    shareContact: () => run(api.shareContact(id)),
    tapLabel: (label) => run(api.tap(id, { label })),
    upload: (file, kind, caption) => run(api.upload(id, file, kind, caption)),
  });
  log.element.append(notices.element);
  screen.append(header, empty, log.element, composer.element);
  acceptDrops(screen, (files) => composer.sendFiles(files));

  function payloadNear(message) {
    const own = startPayload(message, app.payloadOf);
    if (own) return own;
    // A poster often comes as a picture beside the message that holds the link.
    const near = log.messages().filter((other) => other.from === "bot" && Math.abs(other.date - message.date) < 60);
    return near.map((other) => startPayload(other, app.payloadOf)).filter(Boolean).pop() ?? null;
  }

  async function press(message, button, node) {
    if (button.kind === "disabled") return notices.toast(t("phone.disabled"));
    if (button.kind === "copy") return copy(button.copy);
    const payload = app.payloadOf(button.url);
    if (payload) return app.openStart(payload, id);
    if (button.url) return window.open(button.url, "_blank", "noopener");
    node.classList.add("busy");
    setTimeout(() => node.classList.remove("busy"), SPINNER_MS);
    const where = button.data ? { data: button.data } : { label: button.text };
    const done = await run(api.tap(id, { message_id: message.message_id, ...where }));
    if (!done) node.classList.remove("busy");
    return done;
  }

  async function copy(text) {
    const copied = await copyText(text);
    const payload = app.payloadOf(text);
    const action = payload ? { text: t("phone.open_link"), act: () => app.openStart(payload, id) } : null;
    notices.toast(t(copied ? "phone.copied" : "phone.not_copied", { text }), action);
  }

  function showUnder(action) {
    under.textContent = action ?? roleText(t, state.person);
    under.classList.toggle("typing", Boolean(action));
  }

  function showPerson() {
    const { person } = state;
    name.textContent = fullName(person);
    avatar.textContent = fullName(person).split(" ").map((word) => word[0]).slice(0, 2).join("");
    avatar.dataset.tone = String(id % 6);
    element.setAttribute("aria-label", t("phone.label", { name: fullName(person), role: roleText(t, person) }));
    element.classList.toggle("blocked", person.blocked);
    composer.setPerson(person);
    showUnder(null);
  }

  /** What Telegram shows before Start; whoever waits for an invitation is told so. */
  function showEmpty() {
    const waits = `phone.empty_${roleOf(state.person)}`;
    const { description, descriptions } = app.bot();
    const words = t.has(waits) ? t(waits) : descriptions[state.person.language_code] || description || t("phone.empty");
    empty.replaceChildren(h("div", { class: "empty-card" }, icon("phone"), h("strong", {}, app.bot().name ?? ""), h("p", {}, words)));
    empty.hidden = log.messages().length > 0;
  }

  function showBadge() {
    badge.hidden = state.unread === 0;
    badge.textContent = String(state.unread);
    badge.classList.toggle("loud", state.loud);
    badge.setAttribute("aria-label", t("phone.unread", { count: state.unread }));
    app.changed(me);
  }

  function count(message) {
    if (message.from !== "bot" || (state.active && !document.hidden)) return;
    state.unread += 1;
    state.loud ||= !message.silent;
    log.node(message.message_id)?.classList.add("fresh", ...(message.silent ? [] : ["loud"]));
    showBadge();
  }

  function readAll() {
    Object.assign(state, { unread: 0, loud: false });
    for (const node of log.list.querySelectorAll(".fresh")) node.classList.remove("fresh", "loud");
  }

  function takeMessage(message) {
    log.put(message);
    if (message.from === "bot") typing.stop();
    else composer.answered();
    if (message.reply_keyboard) composer.setKeyboard(message.reply_keyboard, message.message_id);
  }

  const hearing = {
    message({ message }) {
      const known = log.find(message.message_id);
      takeMessage(message);
      if (!known) count(message);
    },
    edit: ({ message }) => log.put(message),
    delete: ({ message_id: messageId }) => log.remove(messageId),
    typing: ({ action }) => typing.start(action),
    callback_answer({ text, alert, url }) {
      for (const node of log.list.querySelectorAll(".busy")) node.classList.remove("busy");
      if (text) (alert ? notices.alert : notices.toast)(text);
      const payload = app.payloadOf(url);
      if (payload) app.openStart(payload, id);
    },
    person({ subject }) {
      state.person = subject;
      showPerson();
    },
  };

  function hear(event) {
    if (state.waiting) return void state.waiting.push(event);
    hearing[event.kind]?.(event);
    showEmpty();
    return app.changed(me);
  }

  const me = {
    id,
    element,
    person: () => state.person,
    messages: () => log.messages(),
    unread: () => ({ count: state.unread, loud: state.loud }),
    zone: () => app.zoneOf(id),
    setZone: (zone) => app.setZone(id, zone),
    hear,
    run,
    toast: notices.toast,
    close: () => app.close(id),
    focus: () => composer.focus(),
    write: (text) => composer.write(text),
    say: (text) => run(api.say(id, text)),
    openPayload: (payload) => run(api.openLink(id, payload)),
    openHere: (text) => run(api.openLink(id, app.payloadOf(text) ?? text)),
    setPerson: (person) => hearing.person({ subject: person }),
    setActive(active) {
      state.active = active;
      element.classList.toggle("active", active);
      if (active) readAll();
      showBadge();
    },
    guide: (on) => element.classList.toggle("guided", on),
    /** Reads the chat anew; what is heard meanwhile is added afterwards. */
    async load() {
      const missed = [];
      state.waiting = missed;
      const chat = await api.chat(id).catch((error) => {
        if (state.waiting === missed) state.waiting = null;
        throw error;
      });
      // A newer reading has begun meanwhile and will say it all.
      if (state.waiting !== missed) return;
      log.clear();
      composer.setKeyboard(null);
      chat.messages.forEach((message) => log.put(message));
      composer.setKeyboard(chat.reply_keyboard);
      composer.setCommands(chat.commands);
      showEmpty();
      state.waiting = null;
      missed.forEach(hear);
      app.changed(me);
    },
    async loadCommands() {
      composer.setCommands((await api.chat(id)).commands);
    },
  };
  showPerson();
  showEmpty();
  return me;
}

function acceptDrops(element, take) {
  const over = (on) => (event) => {
    if (![...(event.dataTransfer?.types ?? [])].includes("Files")) return;
    event.preventDefault();
    element.classList.toggle("dropping", on);
  };
  element.addEventListener("dragover", over(true));
  element.addEventListener("dragleave", over(false));
  element.addEventListener("drop", (event) => {
    over(false)(event);
    take([...event.dataTransfer.files]);
  });
}
