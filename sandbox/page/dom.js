// Small helpers around the DOM. Text always becomes a text node: nothing here parses markup.

/** Makes an element: `h("button", {class: "x", onclick: f, "aria-label": "…"}, "text", node, null)`. */
export function h(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) setProp(node, name, value);
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

function setProp(node, name, value) {
  if (value === null || value === undefined || value === false) return;
  if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
  else if (name === "dataset") Object.assign(node.dataset, value);
  else node.setAttribute(name, value === true ? "" : String(value));
}

/** A drawing from the templates in index.html; always hidden from screen readers. */
export function icon(name) {
  return document.getElementById(`icon-${name}`).content.firstElementChild.cloneNode(true);
}

/** A button that shows only a drawing and says `label` to a screen reader and on hover. */
export function iconButton(name, label, onclick, props = {}) {
  const look = `icon-button ${props.class ?? ""}`.trim();
  return h("button", { type: "button", title: label, "aria-label": label, onclick, ...props, class: look }, icon(name));
}

export function byId(id) {
  return document.getElementById(id);
}

/** Gives the browser a file to keep. */
export function download(name, text) {
  const url = URL.createObjectURL(new Blob([text], { type: "text/plain;charset=utf-8" }));
  h("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}

/** True if the text is on the clipboard now; an old way is tried where the new one is refused. */
export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
}

function copyBySelection(text) {
  const field = h("textarea", { class: "offscreen", "aria-hidden": "true" });
  field.value = text;
  document.body.append(field);
  field.select();
  const copied = document.execCommand("copy");
  field.remove();
  return copied;
}
