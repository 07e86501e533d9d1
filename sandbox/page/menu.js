// A small menu that opens from a button: arrows move, Escape closes, a click elsewhere closes.

import { h, icon } from "./dom.js";

/**
 * `items()` gives `{text, note?, icon?, danger?, act}` each time the menu opens. Returns the wrapper to put in place
 * of the button.
 */
export function menu(button, items, { align = "end", label } = {}) {
  const list = h("div", { class: `menu ${align}`, role: "menu", hidden: true, "aria-label": label ?? button.getAttribute("aria-label") });
  const wrapper = h("div", { class: "menu-holder" }, button, list);
  button.setAttribute("aria-haspopup", "menu");
  button.setAttribute("aria-expanded", "false");

  const close = (refocus) => {
    if (list.hidden) return;
    list.hidden = true;
    button.setAttribute("aria-expanded", "false");
    if (refocus) button.focus();
  };
  const open = () => {
    list.replaceChildren(...items().map((item) => entry(item, close)));
    list.hidden = false;
    button.setAttribute("aria-expanded", "true");
    list.querySelector("button")?.focus();
  };
  button.addEventListener("click", () => (list.hidden ? open() : close(true)));
  list.addEventListener("keydown", (event) => onKey(event, list, close));
  document.addEventListener("pointerdown", (event) => !wrapper.contains(event.target) && close(false));
  wrapper.addEventListener("focusout", (event) => event.relatedTarget && !wrapper.contains(event.relatedTarget) && close(false));
  return wrapper;
}

function entry({ text, note, icon: sign, danger, act, checked }, close) {
  return h(
    "button",
    {
      type: "button",
      role: checked === undefined ? "menuitem" : "menuitemcheckbox",
      "aria-checked": checked === undefined ? null : String(checked),
      class: `menu-item ${danger ? "danger" : ""}`,
      onclick: () => {
        close(true);
        act();
      },
    },
    sign ? icon(sign) : null,
    h("span", { class: "menu-words" }, h("span", {}, text), note ? h("small", {}, note) : null),
    checked ? icon("check") : null,
  );
}

function onKey(event, list, close) {
  const buttons = [...list.querySelectorAll("button")];
  const here = buttons.indexOf(document.activeElement);
  const places = { ArrowDown: here + 1, ArrowUp: here - 1 + buttons.length, Home: 0, End: buttons.length - 1 };
  if (event.key === "Escape") {
    event.stopPropagation();
    close(true);
  } else if (event.key in places) {
    event.preventDefault();
    buttons[places[event.key] % buttons.length]?.focus();
  }
}
