// The rest of the strip and the top line: transcript, reset, language, theme, the bot's lamp.

import { confirm } from "./dialogs.js";
import { byId, download, h, icon } from "./dom.js";
import { fullName, LANGUAGES } from "./texts.js";

const THEMES = ["auto", "light", "dark"];
const THEME_ICONS = { auto: "contrast", light: "sun", dark: "moon" };
const LAMP_EVERY_MS = 10_000;

/** `app` lends t, api, run(promise), panes, afterReset(). */
export function createTools({ t, api, run, panes, afterReset }) {
  async function transcript() {
    const phones = panes.all();
    const texts = await Promise.all(phones.map((phone) => api.transcript(phone.id)));
    const parts = phones.map((phone, index) => `${fullName(phone.person())}\n${"=".repeat(40)}\n${texts[index]}\n`);
    download(t("tools.transcript_file"), parts.join("\n"));
  }

  async function reset() {
    const sure = await confirm(t, t("tools.reset_title"), t("tools.reset_text"), t("tools.reset"));
    if (sure && (await run(api.reset()))) afterReset();
  }

  byId("tools").append(
    h("button", { type: "button", onclick: transcript, title: t("tools.transcript_title") }, icon("download"), h("span", { class: "words" }, t("tools.transcript"))),
    h("button", { type: "button", onclick: reset, title: t("tools.reset_title") }, icon("reset"), h("span", { class: "words" }, t("tools.reset"))),
  );
}

/**
 * Language and theme. A new language loads the page anew: the chats live in the sandbox, so nothing is lost. The bot
 * speaks the language of each phone, so the phones of those who have not come yet change it too.
 */
export function createLooks({ t, api, prefs, people }) {
  const next = LANGUAGES[(LANGUAGES.indexOf(t.language) + 1) % LANGUAGES.length];
  const language = h("button", { type: "button", lang: next, "aria-label": t("tools.language"), title: t("tools.language") }, icon("globe"), next.toUpperCase());
  language.addEventListener("click", async () => {
    prefs.set("lang", next);
    const newcomers = people().filter((person) => !person.started);
    await Promise.allSettled(newcomers.map(({ id }) => api.changePerson(id, { language_code: next })));
    window.location.assign(window.location.pathname);
  });
  const theme = h("button", { type: "button" });
  let current = prefs.get("theme", "auto");

  function showTheme() {
    document.documentElement.dataset.theme = current;
    const words = t("tools.theme", { theme: t(`theme.${current}`) });
    theme.replaceChildren(icon(THEME_ICONS[current] ?? "contrast"));
    theme.setAttribute("aria-label", words);
    theme.title = words;
  }

  theme.addEventListener("click", () => {
    current = THEMES[(THEMES.indexOf(current) + 1) % THEMES.length];
    prefs.set("theme", current);
    showTheme();
  });
  showTheme();
  byId("looks").append(theme, language);
}

/** Is the bot there? Asked from time to time: nothing happens when a bot stops asking for updates. */
export function createLamp({ t, api }) {
  const lamp = byId("lamp");
  let online = true;

  function show(state) {
    const key = !online ? "lamp.offline" : !state ? "lamp.unknown" : state.polling || state.webhook ? "lamp.on" : "lamp.off";
    lamp.className = `lamp ${key.replace(".", "-")}`;
    const waiting = online && state?.pending_updates ? ` · ${t("lamp.waiting", { count: state.pending_updates })}` : "";
    lamp.textContent = t(key) + waiting;
  }

  async function ask() {
    if (document.hidden || !online) return;
    show(await api.state().catch(() => null));
  }

  setInterval(ask, LAMP_EVERY_MS);
  return {
    show,
    setOnline(value) {
      online = value;
      if (online) ask();
      else show(null);
    },
  };
}
