// Links to the bot itself: they open in a phone, never in the browser.

/** A function text → payload of a start link of this bot, or null. */
export function payloadFinder(username) {
  const name = username.replace(/[^\w]/g, "");
  const web = new RegExp(`(?:t|telegram)\\.me/${name}\\?start=([\\w-]{1,64})`, "i");
  const app = new RegExp(`tg:(?://)?resolve\\?domain=${name}&(?:amp;)?start=([\\w-]{1,64})`, "i");
  return (text) => (web.exec(text ?? "") ?? app.exec(text ?? ""))?.[1] ?? null;
}
