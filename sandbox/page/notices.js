// What a phone says in passing: toast, alert, "typing".

import { h } from "./dom.js";

const TOAST_MS = 4000;
const TYPING_MS = 5000;

/** Answers to taps: a toast that goes by itself and an alert that waits for OK. */
export function createNotices(t, frame) {
  const place = h("div", { class: "toast-place", role: "status" });
  let timer = null;

  function toast(text, action) {
    clearTimeout(timer);
    const extra = action ? h("button", { type: "button", onclick: () => hide(action.act) }, action.text) : null;
    place.replaceChildren(h("div", { class: "toast" }, h("span", {}, text), extra ?? ""));
    timer = setTimeout(hide, action ? TOAST_MS * 2 : TOAST_MS);
  }

  function hide(after) {
    place.replaceChildren();
    if (typeof after === "function") after();
  }

  function alert(text) {
    const before = document.activeElement;
    const mine = frame.contains(before);
    const close = () => {
      cover.remove();
      if (mine) before.focus();
    };
    const ok = h("button", { type: "button", class: "main", onclick: close }, t("dialog.ok"));
    const box = h("div", { class: "alert", role: "alertdialog", "aria-label": t("phone.alert") }, h("p", {}, text), ok);
    const cover = h("div", { class: "alert-cover" }, box);
    cover.addEventListener("keydown", (event) => event.key === "Escape" && close());
    frame.append(cover);
    if (mine) ok.focus();
  }

  return { element: place, toast, alert };
}

/** Keeps "typing" on for five seconds after the last sign of it. `show(text or null)`. */
export function createTyping(t, show) {
  let timer = null;
  const stop = () => {
    clearTimeout(timer);
    show(null);
  };
  return {
    start(action) {
      clearTimeout(timer);
      show(t(t.has(`typing.${action}`) ? `typing.${action}` : "typing.typing"));
      timer = setTimeout(stop, TYPING_MS);
    },
    stop,
  };
}
