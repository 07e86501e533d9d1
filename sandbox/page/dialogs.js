// Questions of the page itself. Each returns a promise of the answer, null when the dialog was left.

import { h, icon } from "./dom.js";
import { fullName, roleText } from "./texts.js";

/** Shows a modal dialog; `body(answer)` builds its content and calls `answer(value)` to end it. */
function ask(title, body) {
  return new Promise((resolve) => {
    const heading = h("h2", { id: "dialog-title" }, title);
    const dialog = h("dialog", { class: "dialog", "aria-labelledby": "dialog-title" });
    let value = null;
    const answer = (given) => {
      value = given;
      dialog.close();
    };
    dialog.append(heading, ...[body(answer)].flat());
    dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(value);
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}

function actions(t, answer, submit, danger = false) {
  return h(
    "div",
    { class: "actions" },
    h("button", { type: "button", class: "quiet", onclick: () => answer(null) }, t("dialog.cancel")),
    h("button", { type: "submit", class: danger ? "danger" : "main" }, submit),
  );
}

function form(answer, read, ...children) {
  const node = h("form", { method: "dialog" }, children.flat());
  node.addEventListener("submit", (event) => {
    event.preventDefault();
    answer(read(node));
  });
  return node;
}

/** true or null. */
export function confirm(t, title, text, submit) {
  return ask(title, (answer) => form(answer, () => true, h("p", {}, text), actions(t, answer, submit, true)));
}

/** The person in whose phone a link shall be opened. */
export function choosePerson(t, title, people, note) {
  return ask(title, (answer) => [
    note ? h("p", { class: "note" }, note) : null,
    h("div", { class: "choices" }, people.map((person) => personChoice(t, person, () => answer(person)))),
    h("div", { class: "actions" }, h("button", { type: "button", class: "quiet", onclick: () => answer(null) }, t("dialog.cancel"))),
  ].filter(Boolean));
}

function personChoice(t, person, onclick) {
  return h(
    "button",
    { type: "button", class: "choice", onclick },
    icon("phone"),
    h("span", { class: "menu-words" }, h("span", {}, fullName(person)), h("small", {}, roleText(t, person))),
  );
}

/** A line of text, or null. */
export function askText(t, title, label, { value = "", submit = t("dialog.send") } = {}) {
  return ask(title, (answer) => {
    const field = h("input", { type: "text", required: true, value, autofocus: true });
    return form(answer, () => field.value.trim() || null, h("label", {}, label, field), actions(t, answer, submit));
  });
}

/** One of `options` ({value, text}), or null. */
export function askOne(t, title, options, current) {
  return ask(title, (answer) => {
    const boxes = options.map(({ value, text }) =>
      h("label", { class: "radio" }, h("input", { type: "radio", name: "one", value, checked: value === current }), text),
    );
    const read = (node) => new FormData(node).get("one");
    return form(answer, read, h("div", { class: "radios" }, boxes), actions(t, answer, t("dialog.choose")));
  });
}

/** `{kind, caption}` for files that are about to be sent. */
export function askUpload(t, files) {
  const pictures = files.every((file) => file.type.startsWith("image/"));
  const names = files.map((file) => file.name).join(", ");
  return ask(t("upload.title"), (answer) => {
    const caption = h("input", { type: "text", maxlength: "1024" });
    const kinds = pictures ? ["photo", "document"] : ["document"];
    const boxes = kinds.map((kind, index) =>
      h("label", { class: "radio" }, h("input", { type: "radio", name: "kind", value: kind, checked: index === 0 }), t(`upload.${kind}`)),
    );
    const read = (node) => ({ kind: new FormData(node).get("kind"), caption: caption.value.trim() });
    return form(
      answer, read, h("p", { class: "file-names" }, names), h("div", { class: "radios", hidden: !pictures }, boxes),
      h("label", {}, t("upload.caption"), caption), actions(t, answer, t("dialog.send")),
    );
  });
}

/** `{person}` to open in one more phone, `{fields}` of a new person, or null. */
export function askPhone(t, hidden, roles) {
  return ask(t("add.title"), (answer) => {
    const first = h("input", { type: "text", name: "first_name", required: true, autocomplete: "off" });
    const last = h("input", { type: "text", name: "last_name", autocomplete: "off" });
    const role = h("input", { type: "text", name: "role_label", list: "role-list", autocomplete: "off" });
    const known = h("datalist", { id: "role-list" }, roles.map((name) => h("option", { value: name })));
    const read = (node) => ({ fields: Object.fromEntries(new FormData(node)) });
    const choices = hidden.map((person) => personChoice(t, person, () => answer({ person })));
    const people = hidden.length ? [h("p", { class: "note" }, t("add.note")), h("div", { class: "choices" }, choices)] : [];
    return form(
      answer, read, people, h("h3", {}, t("add.new")), h("label", {}, t("add.first_name"), first),
      h("label", {}, t("add.last_name"), last), h("label", {}, t("add.role"), role), known, actions(t, answer, t("add.submit")),
    );
  });
}
