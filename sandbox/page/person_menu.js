// The small menu of a phone: blocking, gestures for trying bad input, zone, language, closing.

import { askOne, askText } from "./dialogs.js";
import { ZONES, zoneOffset } from "./zones.js";

/** Items for menu(); `phone` gives person(), zone(), setZone(name), openStart(payload), run(promise), close(). */
export function personMenu(t, api, phone) {
  const person = phone.person();
  const { id } = person;
  const send = (kind, name, type) => ({
    text: t(`gesture.${kind}`),
    icon: { voice: "mic", sticker: "sticker", video_note: "video" }[kind],
    act: () => phone.run(api.upload(id, new File(["sandbox"], name, { type }), kind, "")),
  });
  return [
    person.blocked
      ? { text: t("gesture.unblock"), icon: "check", act: () => phone.run(api.unblock(id)) }
      : { text: t("gesture.block"), note: t("gesture.block_note"), icon: "stop", danger: true, act: () => phone.run(api.block(id)) },
    send("voice", "voice.ogg", "audio/ogg"),
    send("sticker", "sticker.webp", "image/webp"),
    send("video_note", "note.mp4", "video/mp4"),
    { text: t("gesture.forward"), icon: "outside", act: () => forward(t, api, phone) },
    { text: t("gesture.contact"), icon: "person", act: () => phone.run(api.shareContact(id)) },
    { text: t("gesture.link"), icon: "camera", act: () => openLink(t, phone) },
    { text: t("gesture.zone"), note: phone.zone(), icon: "clock", act: () => chooseZone(t, phone) },
    { text: t("gesture.language"), note: person.language_code ?? "–", icon: "globe", act: () => chooseLanguage(t, api, phone) },
    { text: t("gesture.close"), icon: "close", act: () => phone.close() },
  ];
}

async function forward(t, api, phone) {
  const text = await askText(t, t("gesture.forward"), t("gesture.forward_text"));
  if (text) phone.run(api.forward(phone.person().id, text, t("gesture.forward_from")));
}

async function openLink(t, phone) {
  const text = await askText(t, t("gesture.link"), t("gesture.link_text"), { submit: t("gesture.link_open") });
  if (text) phone.openHere(text);
}

async function chooseZone(t, phone) {
  const options = ZONES.map((zone) => ({ value: zone, text: `${zone} (${zoneOffset(new Date(), t.language, zone)})` }));
  const zone = await askOne(t, t("gesture.zone"), options, phone.zone());
  if (zone) phone.setZone(zone);
}

async function chooseLanguage(t, api, phone) {
  const options = [{ value: "ru", text: "Русский" }, { value: "en", text: "English" }];
  const language = await askOne(t, t("gesture.language"), options, phone.person().language_code);
  if (language) phone.run(api.changePerson(phone.person().id, { language_code: language }));
}
