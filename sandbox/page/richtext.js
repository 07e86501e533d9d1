// Formatted text of a message. The server's `html` is read as a document that runs nothing, and only what is known
// here is built anew from it: an unknown tag loses its tag, an unknown attribute is dropped.

import { h, icon } from "./dom.js";
import { clockTime, dayTitle, showTgTime, zoneOffset } from "./zones.js";

const PLAIN = new Set(["B", "I", "U", "S", "CODE", "PRE", "BR"]);
const SAFE_LINK = /^(https?:|tg:|mailto:|tel:)/i;
const FOLD_AT = { letters: 180, lines: 4 };

/** A fragment to append. `look` gives t, zone(), now(), openStart(payload), sayCommand(command). */
export function richText(html, look) {
  const parsed = new DOMParser().parseFromString(html ?? "", "text/html");
  const fragment = document.createDocumentFragment();
  fragment.append(...copies(parsed.body, look));
  return fragment;
}

const BLOCKS = new Set(["PRE", "BLOCKQUOTE"]);

/** A block begins and ends its own line, so the line break beside it would be one too many. */
function besideBlocks(node) {
  const text = BLOCKS.has(node.previousSibling?.tagName) ? node.data.replace(/^\n/, "") : node.data;
  return BLOCKS.has(node.nextSibling?.tagName) ? text.replace(/\n$/, "") : text;
}

function copies(node, look) {
  return [...node.childNodes].flatMap((child) => {
    if (child.nodeType === Node.TEXT_NODE) return [document.createTextNode(besideBlocks(child))];
    return child.nodeType === Node.ELEMENT_NODE ? copy(child, look) : [];
  });
}

function copy(node, look) {
  const inside = copies(node, look);
  if (PLAIN.has(node.tagName)) return [h(node.tagName.toLowerCase(), {}, inside)];
  const build = { A: link, SPAN: span, TIME: time, BLOCKQUOTE: quote, SCRIPT: () => [], STYLE: () => [] }[node.tagName];
  return build ? build(node, inside, look) : inside;
}

function link(node, inside, look) {
  const href = node.getAttribute("href") ?? "";
  if (node.dataset.start !== undefined) {
    return [h("a", { href: "#", class: "start-link", onclick: quietly(() => look.openStart(node.dataset.start)) }, inside)];
  }
  if (!SAFE_LINK.test(href)) return [h("span", { class: "mention" }, inside)];
  return [h("a", { href, target: "_blank", rel: "noopener noreferrer" }, inside)];
}

function span(node, inside, look) {
  if (node.classList.contains("spoiler")) return [spoiler(inside, look)];
  const command = node.dataset.command;
  if (command) {
    return [h("a", { href: "#", class: "command", onclick: quietly(() => look.sayCommand(command)) }, inside)];
  }
  return [h("span", { class: node.classList.contains("mention") ? "mention" : "hashtag" }, inside)];
}

function spoiler(inside, look) {
  const node = h("span", { class: "spoiler", role: "button", tabindex: "0", "aria-label": look.t("message.spoiler") }, inside);
  const reveal = () => {
    node.classList.add("revealed");
    for (const name of ["role", "tabindex", "aria-label"]) node.removeAttribute(name);
  };
  node.addEventListener("click", reveal);
  node.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    reveal();
  });
  return node;
}

function time(node, inside, look) {
  const moment = new Date(node.getAttribute("datetime"));
  if (Number.isNaN(moment.getTime())) return inside;
  const { language } = look.t;
  const full = `${dayTitle(moment, look.now(), language, look.zone())}, ${clockTime(moment, look.zone())}`;
  const title = `${full} (${zoneOffset(moment, language, look.zone())})`;
  const format = node.dataset.format;
  const shown = format ? showTgTime(moment, format, look.now(), language, look.zone()) : null;
  return [h("time", { datetime: node.getAttribute("datetime"), title }, shown ?? inside)];
}

function quote(node, inside, look) {
  const block = h("blockquote", {}, inside);
  if (node.classList.contains("expandable") && isLong(node.textContent)) addFold(block, look.t);
  return [block];
}

function isLong(text) {
  return text.length > FOLD_AT.letters || text.split("\n").length > FOLD_AT.lines;
}

function addFold(block, t) {
  const content = h("div", { class: "folded" }, [...block.childNodes]);
  const toggle = h("button", { type: "button", class: "fold", "aria-expanded": "false" }, t("message.unfold"), icon("down"));
  toggle.addEventListener("click", () => {
    const folded = content.classList.toggle("folded");
    toggle.setAttribute("aria-expanded", String(!folded));
    toggle.replaceChildren(t(folded ? "message.unfold" : "message.fold"), icon("down"));
  });
  block.replaceChildren(content, toggle);
}

function quietly(action) {
  return (event) => {
    event.preventDefault();
    action();
  };
}
