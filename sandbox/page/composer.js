// The bottom of a phone: text field, files, command menu, keyboard of the bot, Start and Unblock.

import { askUpload } from "./dialogs.js";
import { h, iconButton } from "./dom.js";
import { replyKeyboard } from "./keyboard.js";
import { menu } from "./menu.js";

const LINES_SHOWN = 6;

/**
 * `act` is what the phone does: say(text, replyTo), start(), unblock(), shareContact(), tapLabel(label),
 * upload(file, kind, caption).
 */
export function createComposer(t, act) {
  const state = { commands: [], keyboard: null, replyTo: null };
  const field = h("textarea", { class: "field", rows: "1", "aria-label": t("composer.field"), placeholder: t("composer.field") });
  const send = iconButton("send", t("composer.send"), () => submit(), { class: "send" });
  const files = h("input", { type: "file", multiple: true, class: "offscreen", tabindex: "-1", "aria-hidden": "true" });
  const attach = iconButton("attach", t("composer.attach"), () => files.click());
  const commands = menu(iconButton("menu", t("composer.commands"), null), () => commandItems(), { align: "start" });
  const keyboardPlace = h("div", { class: "keyboard-place" });
  const line = h("div", { class: "composer-line" }, commands, field, attach, files, send);
  const start = h("button", { type: "button", class: "wide main", onclick: () => act.start() }, t("composer.start"));
  const unblock = h("button", { type: "button", class: "wide", onclick: () => act.unblock() }, t("composer.unblock"));
  const element = h("div", { class: "composer" }, line, keyboardPlace, start, unblock);

  function commandItems() {
    if (!state.commands.length) return [{ text: t("composer.no_commands"), act: () => field.focus() }];
    return state.commands.map(({ command, description }) => ({
      text: `/${command}`,
      note: description,
      act: () => act.say(`/${command}`),
    }));
  }

  function grow() {
    field.style.height = "auto";
    const lineHeight = parseFloat(getComputedStyle(field).lineHeight) || 20;
    const most = lineHeight * LINES_SHOWN + 20;
    field.style.height = `${Math.min(field.scrollHeight, most)}px`;
    field.style.overflowY = field.scrollHeight > most ? "auto" : "hidden";
  }

  async function submit() {
    const text = field.value;
    if (!text.trim()) return field.focus();
    field.value = "";
    grow();
    const sent = await act.say(text, state.replyTo);
    // A refused text comes back: nothing a person typed may be lost.
    if (!sent && !field.value) field.value = text;
    grow();
    return field.focus();
  }

  field.addEventListener("input", grow);
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    submit();
  });
  field.addEventListener("paste", (event) => {
    if (event.clipboardData?.files.length) sendFiles([...event.clipboardData.files]);
  });
  files.addEventListener("change", async () => {
    await sendFiles([...files.files]);
    files.value = "";
  });

  async function sendFiles(list) {
    if (!list.length) return;
    const choice = await askUpload(t, list);
    if (!choice) return;
    for (const [index, file] of list.entries()) await act.upload(file, choice.kind, index === 0 ? choice.caption : "");
  }

  function press(button) {
    if (button.request === "contact") act.shareContact();
    else if (button.request) act.tapLabel(button.text);
    else act.say(button.text);
    if (state.keyboard?.one_time) setKeyboard(null);
  }

  function setKeyboard(keyboard, messageId = null) {
    state.keyboard = keyboard?.kind === "remove" ? null : keyboard;
    state.replyTo = keyboard?.kind === "force_reply" ? messageId : null;
    field.placeholder = state.keyboard?.placeholder ?? t("composer.field");
    const node = replyKeyboard(state.keyboard, t, press);
    keyboardPlace.replaceChildren(...(node ? [node] : []));
  }

  return {
    element,
    sendFiles,
    setKeyboard,
    /** A reply was asked for once and is given: the field is ordinary again. */
    answered: () => state.replyTo && setKeyboard(null),
    setCommands(list) {
      state.commands = list;
    },
    /** Shows what a person in this condition may do: write, start or unblock. */
    setPerson({ started, blocked }) {
      unblock.hidden = !blocked;
      start.hidden = blocked || started;
      line.hidden = blocked || !started;
      keyboardPlace.hidden = line.hidden;
    },
    focus: () => [field, start, unblock].find((node) => node.offsetParent)?.focus({ preventScroll: true }),
    write(text) {
      field.value = text;
      grow();
      field.focus();
    },
  };
}
