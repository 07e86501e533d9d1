// One message as a bubble with its keyboard.

import { attachment } from "./attachments.js";
import { h, icon } from "./dom.js";
import { inlineKeyboard } from "./keyboard.js";
import { richText } from "./richtext.js";
import { clockTime } from "./zones.js";

/**
 * Builds the node of a message. `look` is what the phone lends: t, api, zone(), now(), press(message, button, node,
 * row, col), openStart(payload), sayCommand(command), vote(message, option), find(message_id).
 */
export function messageNode(message, look) {
  const own = message.from === "person";
  const node = h("article", {
    class: `message ${own ? "own" : "bot"} kind-${message.kind}`,
    "aria-label": `${look.t(own ? "message.own" : "message.bot")}, ${clockTime(moment(message), look.zone())}`,
    dataset: { messageId: message.message_id },
  });
  const keyboard = inlineKeyboard(message, look.t, (button, key, row, col) => look.press(message, button, key, row, col));
  if (keyboard) node.classList.add("with-keyboard");
  node.append(bubble(message, look), ...[keyboard, reactions(message, look.t)].filter(Boolean));
  return node;
}

export function moment(message) {
  return new Date(message.date * 1000);
}

/** The payload of this bot's start link that a message carries in its text or buttons, or null. */
export function startPayload(message, payloadOf) {
  const buttons = (message.keyboard ?? []).flat();
  const fromButtons = buttons.map((button) => payloadOf(button.url ?? button.copy)).find(Boolean);
  return fromButtons ?? payloadOf(`${message.text ?? ""} ${message.caption ?? ""} ${message.html ?? ""}`);
}

function bubble(message, look) {
  const scan = message.from === "bot" && message.kind === "photo" ? scanButton(message, look) : null;
  return h(
    "div",
    { class: "bubble" },
    message.forward_from ? h("div", { class: "forwarded" }, look.t("message.forwarded", { from: message.forward_from })) : null,
    quoted(message, look),
    attachment(message, look),
    scan,
    message.html ? h("div", { class: "text" }, richText(message.html, look)) : null,
    meta(message, look),
  );
}

function quoted(message, look) {
  const original = message.reply_to ? look.find(message.reply_to) : null;
  if (!original) return null;
  return h("div", { class: "quoted" }, (original.text ?? original.caption ?? "…").slice(0, 80));
}

function scanButton(message, look) {
  const payload = look.payloadIn(message);
  if (!payload) return null;
  return h("button", { type: "button", class: "scan", onclick: () => look.openStart(payload) }, icon("camera"), look.t("message.scan"));
}

function meta(message, look) {
  const { t } = look;
  return h(
    "div",
    { class: "meta" },
    message.only_for ? h("span", {}, t("message.only_you")) : null,
    message.pinned ? sign("pin", t("message.pinned")) : null,
    message.protected ? sign("lock", t("message.protected")) : null,
    message.silent && message.from === "bot" ? sign("mute", t("message.silent")) : null,
    message.edit_date ? h("span", {}, t("message.edited")) : null,
    h("time", { datetime: moment(message).toISOString() }, clockTime(moment(message), look.zone())),
  );
}

function sign(name, words) {
  return h("span", { class: "sign", title: words, role: "img", "aria-label": words }, icon(name));
}

function reactions(message, t) {
  if (!message.reactions?.length) return null;
  return h("div", { class: "reactions", role: "img", "aria-label": t("message.reactions", { list: message.reactions.join(" ") }) }, message.reactions.join(" "));
}
