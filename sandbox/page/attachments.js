// What hangs on a message beside its text: pictures, files, contacts, polls.

import { h, icon } from "./dom.js";

const SOUNDS = ["voice", "audio"];
const MOVING = ["video", "video_note", "animation"];

/** The node for a message's attachment, or null. `look` as for a message, with api and vote(message, option). */
export function attachment(message, look) {
  if (message.contact) return contact(message.contact, look);
  if (message.poll) return poll(message, look);
  const file = message[message.kind];
  if (!file || typeof file !== "object") return null;
  if (message.kind === "sticker") return h("div", { class: "sticker", role: "img", "aria-label": look.t("file.sticker") }, icon("sticker"));
  if (message.kind === "photo" || isPicture(file)) return picture(message, file, look);
  return chip(file, describe(message.kind, look.t), look);
}

function describe(kind, t) {
  if (SOUNDS.includes(kind)) return { sign: "mic", name: t(`file.${kind}`) };
  if (MOVING.includes(kind)) return { sign: "video", name: t(`file.${kind}`) };
  return { sign: "file", name: null };
}

function isPicture(file) {
  return /^image\/(png|jpeg|gif|webp)$/.test(file.mime ?? "");
}

function picture(message, file, look) {
  const words = message.caption || file.name || "";
  const image = h("img", {
    src: look.api.inlineUrl(file.file_id),
    alt: look.t("file.picture", { words: words.slice(0, 200) }),
    width: file.width,
    height: file.height,
    loading: "lazy",
  });
  const show = h("a", { href: look.api.inlineUrl(file.file_id), target: "_blank", rel: "noopener", class: "picture" }, image);
  if (message.kind === "photo") return show;
  return h("div", { class: "picture-file" }, show, chip(file, describe("document", look.t), look));
}

function chip(file, { sign, name }, look) {
  const title = name ?? file.name ?? look.t("file.document");
  const extension = name ? null : (file.name ?? "").split(".").slice(1).pop();
  const badge = extension ? h("span", { class: "extension", "aria-hidden": "true" }, extension.slice(0, 5)) : icon(sign);
  const details = [file.duration ? `${file.duration} ${look.t("file.seconds")}` : null, fileSize(file.size, look.t)];
  return h(
    "a",
    { class: "file", href: look.api.fileUrl(file.file_id), download: file.name ?? "", title: look.t("file.download", { name: title }) },
    badge,
    h("span", { class: "file-words" }, h("span", { class: "file-name" }, breakable(title)), h("span", { class: "file-size" }, details.filter(Boolean).join(" · "))),
    icon("download"),
  );
}

/** A file name that may break after an underscore. */
function breakable(name) {
  return name.split(/(?<=_)/).flatMap((part) => [part, h("wbr")]);
}

export function fileSize(bytes, t) {
  if (bytes === null || bytes === undefined) return "";
  if (bytes < 1024) return `${bytes} ${t("file.bytes")}`;
  const [amount, unit] = bytes < 1024 * 1024 ? [bytes / 1024, "file.kilobytes"] : [bytes / 1024 / 1024, "file.megabytes"];
  return `${amount.toLocaleString(t.language, { maximumFractionDigits: 1 })} ${t(unit)}`;
}

function contact(card, look) {
  return h(
    "div",
    { class: "file contact" },
    icon("person"),
    h("span", { class: "file-words" }, h("span", { class: "file-name" }, card.first_name ?? look.t("file.contact")), h("span", { class: "file-size" }, card.phone_number)),
  );
}

function poll(message, look) {
  const options = message.poll.options.map((option, index) =>
    h(
      "button",
      { type: "button", class: "inline-button", disabled: message.poll.closed, onclick: () => look.vote(message, index) },
      h("span", {}, option.text),
      h("span", { class: "votes" }, String(option.voter_count)),
    ),
  );
  return h("div", { class: "poll" }, h("strong", {}, message.poll.question), options);
}
