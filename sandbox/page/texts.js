// The page's words. Russian is the first language; a key that is missing shows itself.

export const LANGUAGES = ["ru", "en"];

/** Loads one language and returns `t(key, {name: value})`, with `t.language` beside it. */
export async function loadTexts(wanted) {
  const language = LANGUAGES.includes(wanted) ? wanted : LANGUAGES[0];
  const words = await (await fetch(`/page/${language}.json`)).json();
  const t = (key, values = {}) => fill(words[key] ?? key, values);
  t.language = language;
  t.has = (key) => key in words;
  return t;
}

function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

/** Puts the words into the fixed part of the page: data-t is the text, data-t-label the spoken name. */
export function translatePage(t, bot, root = document) {
  document.documentElement.lang = t.language;
  const name = bot ? t("page.name", { bot }) : t("page.nameless");
  document.title = name;
  root.getElementById("name").textContent = name;
  for (const node of root.querySelectorAll("[data-t]")) node.textContent = t(node.dataset.t);
  for (const node of root.querySelectorAll("[data-t-label]")) label(node, t(node.dataset.tLabel));
  for (const node of root.querySelectorAll("[data-t-placeholder]")) {
    node.placeholder = t(node.dataset.tPlaceholder);
  }
}

function label(node, text) {
  node.setAttribute("aria-label", text);
  node.title = text;
}

const ROLES = { curator: /^(куратор|curator)$/i, mentee: /^(наставляем(ый|ая)|mentee)$/i, mentor: /^(наставник|mentor)$/i };

/** "curator", "mentor", "mentee" or null: which part of the play a person has. A label that says more is no part. */
export function roleOf(person) {
  const found = Object.entries(ROLES).find(([, pattern]) => pattern.test(person.role_label ?? ""));
  return found ? found[0] : null;
}

/** The label under a person's name in the page's language. */
export function roleText(t, person) {
  const role = roleOf(person);
  return role ? t(`role.${role}`) : (person.role_label ?? "");
}

export function fullName(person) {
  return [person.first_name, person.last_name].filter(Boolean).join(" ");
}
