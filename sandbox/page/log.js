// The list of messages of one phone: keeps order, days, place of reading and place of focus.

import { h, icon } from "./dom.js";
import { messageNode, moment } from "./message.js";
import { dayKey, dayTitle } from "./zones.js";

const NEAR_BOTTOM = 80;

export function createLog(look, label) {
  const { t } = look;
  const list = h("div", { class: "log", role: "log", "aria-live": "polite", "aria-label": label, tabindex: "0" });
  const down = h("button", { type: "button", class: "to-end", hidden: true, "aria-label": t("phone.to_end"), title: t("phone.to_end") }, icon("down"));
  const entries = new Map();
  let lastDay = null;

  let atEnd = true;
  let top = 0;

  const toEnd = () => {
    list.scrollTop = list.scrollHeight;
    atEnd = true;
    down.hidden = true;
  };
  list.addEventListener("scroll", () => {
    const near = list.scrollHeight - list.scrollTop - list.clientHeight < NEAR_BOTTOM;
    // Only a hand moves up; content that grows or room that shrinks leaves the place as it is.
    if (near) atEnd = true;
    else if (list.scrollTop < top) atEnd = false;
    top = list.scrollTop;
    down.hidden = near;
  });
  down.addEventListener("click", toEnd);
  // Who was at the end stays there: pictures get their height late, a keyboard takes room from below.
  list.addEventListener("load", () => atEnd && toEnd(), true);
  new ResizeObserver(() => atEnd && toEnd()).observe(list);

  function add(message) {
    const stay = !atEnd && message.from === "bot";
    const day = dayKey(moment(message), look.zone());
    if (day !== lastDay) list.append(separator(moment(message)));
    lastDay = day;
    const node = messageNode(message, look);
    entries.set(message.message_id, { message, node });
    list.append(node);
    if (stay) down.hidden = false;
    else toEnd();
  }

  function separator(date) {
    return h("div", { class: "day", role: "separator" }, h("span", {}, dayTitle(date, look.now(), t.language, look.zone())));
  }

  function replace(message) {
    const entry = entries.get(message.message_id);
    const stick = atEnd;
    const focus = focusPlace(entry.node);
    const node = messageNode(message, look);
    entry.node.replaceWith(node);
    entries.set(message.message_id, { message, node });
    if (focus) restoreFocus(node, focus);
    if (stick) toEnd();
  }

  return {
    element: h("div", { class: "log-frame" }, list, down),
    list,
    /** A new message, or a newer version of a known one; an older version is ignored. */
    put(message) {
      if (message.deleted) return;
      const known = entries.get(message.message_id);
      if (!known) add(message);
      else if (message.seq >= known.message.seq) replace(message);
    },
    remove(messageId) {
      entries.get(messageId)?.node.remove();
      entries.delete(messageId);
    },
    clear() {
      list.replaceChildren();
      entries.clear();
      lastDay = null;
    },
    find: (messageId) => entries.get(messageId)?.message ?? null,
    messages: () => [...entries.values()].map((entry) => entry.message),
    node: (messageId) => entries.get(messageId)?.node ?? null,
    toEnd,
  };
}

/** Where the keyboard's focus is inside a message that is about to be rewritten. */
function focusPlace(node) {
  if (!node.contains(document.activeElement)) return null;
  const buttons = [...node.querySelectorAll("button")];
  return { label: document.activeElement.textContent, index: buttons.indexOf(document.activeElement) };
}

/** The same label, else the same place, else the first button, else the list itself. */
function restoreFocus(node, { label, index }) {
  const buttons = [...node.querySelectorAll(".inline-button")];
  const target = buttons.find((button) => button.textContent === label) ?? buttons[index] ?? buttons[0] ?? node.closest(".log");
  target?.focus({ preventScroll: true });
}
