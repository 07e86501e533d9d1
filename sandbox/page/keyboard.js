// Buttons under messages and the keyboard under the text field.

import { h, icon } from "./dom.js";

const SIGNS = { url: "outside", copy: "copy" };

/** Inline keyboard of a message, or null. `press(button, node, row, col)` is called for a tap. */
export function inlineKeyboard(message, t, press) {
  if (!message.keyboard?.length) return null;
  const rows = message.keyboard.map((buttons, row) =>
    h("div", { class: "keyboard-row" }, buttons.map((button, col) => inlineButton(button, t, (node) => press(button, node, row, col)))),
  );
  return h("div", { class: "inline-keyboard", role: "group", "aria-label": t("message.buttons") }, rows);
}

function inlineButton(button, t, press) {
  const style = button.style ?? "plain";
  const node = h(
    "button",
    {
      type: "button",
      class: `inline-button ${style}`,
      dataset: { kind: button.kind },
      "aria-disabled": button.kind === "disabled" ? "true" : null,
      "aria-description": describe(button, t),
      title: describe(button, t),
    },
    h("span", { class: "label" }, button.text),
    SIGNS[button.kind] ? icon(SIGNS[button.kind]) : null,
  );
  node.addEventListener("click", () => press(node));
  return node;
}

/** What colour and drawing say, in words. */
function describe(button, t) {
  const parts = [`button.${button.style}`, `button.${button.kind}`].filter((key) => t.has(key)).map((key) => t(key));
  return parts.length ? parts.join(". ") : null;
}

/** The keyboard under the text field, or null. `press(button)`. */
export function replyKeyboard(keyboard, t, press) {
  if (keyboard?.kind !== "keyboard") return null;
  const rows = keyboard.rows.map((buttons) => h("div", { class: "keyboard-row" }, buttons.map((button) => replyButton(button, t, press))));
  return h("div", { class: "reply-keyboard", role: "group", "aria-label": t("composer.keyboard") }, rows);
}

function replyButton(button, t, press) {
  return h(
    "button",
    { type: "button", class: `reply-button ${button.style ?? "plain"}`, onclick: () => press(button), title: button.request === "contact" ? t("button.contact") : null },
    h("span", { class: "label" }, button.text),
    button.request === "contact" ? icon("person") : null,
  );
}
