// How the tour notices that a step is done. Simple signs only: a link in a chat, a start by a link, words of the bot.
// tests/e2e/test_tour.py holds these words against the bot's texts.

const WORDS = {
  arrived: [/добро пожаловать!/i, /^welcome, /im],
  unnamed: [/школа пока без названия/i, /the school has no name yet/i],
  school: [/учебный год \d{4}\/\d\d:/i, /academic year \d{4}\/\d\d:/i],
  request: [/запрос отправлен куратору/i, /your request has been sent/i],
  questionnaire: [/анкета отправлена куратору/i, /your questionnaire has been sent/i],
  active: [/^пара закреплена приказом$/im, /^пара работает$/im, /^the pair is confirmed by an order$/im, /^the pair is at work$/im],
  meeting: [/вам предлагают встречу/i, /a meeting is proposed to you/i],
  journal: [/записали, спасибо/i, /recorded, thank you/i],
  survey: [/спасибо, ответы сохранены/i, /thank you, your answers are saved/i],
};

/** Step number → is it done? `chat(role)` gives the messages of the first phone with that role, [] if none. */
export const SIGNALS = {
  1: ({ chat }) => hasSchool(chat("curator")),
  2: ({ chat }) => cameByLink(chat("mentee")) && cameByLink(chat("mentor")),
  3: ({ chat }) => says(chat("mentee"), WORDS.request),
  4: ({ chat }) => says(chat("mentor"), WORDS.questionnaire),
  5: ({ chat }) => saysEither(chat, WORDS.active) || saysEither(chat, WORDS.meeting),
  6: ({ chat }) => saysEither(chat, WORDS.journal),
  7: ({ chat }) => says(chat("mentee"), WORDS.survey) && says(chat("mentor"), WORDS.survey),
};

/** Nobody comes to these without all that stands before them, whose words may be gone from the chats by now. */
const MILESTONES = [7, 6, 5];

/** The step that follows the furthest milestone in the chats; 1 if there is none. */
export function stepAfter(chats) {
  const reached = MILESTONES.find((step) => SIGNALS[step](chats));
  return reached ? reached + 1 : 1;
}

/** The curator is in, and the school has a name: given just now, or before the curator came. */
function hasSchool(messages) {
  const named = messages.filter((message) => says([message], WORDS.arrived) && !says([message], WORDS.unnamed));
  return named.length > 0 || says(messages, WORDS.school) || hasLink(messages);
}

function says(messages, patterns) {
  return messages.some((message) => message.from === "bot" && patterns.some((pattern) => pattern.test(words(message))));
}

function saysEither(chat, patterns) {
  return says([...chat("mentee"), ...chat("mentor")], patterns);
}

function words(message) {
  return message.text ?? message.caption ?? "";
}

function hasLink(messages) {
  return messages.some((message) => message.from === "bot" && /data-start=|\?start=/.test(`${message.html}${JSON.stringify(message.keyboard)}`));
}

function cameByLink(messages) {
  return messages.some((message) => message.from === "person" && /^\/start \S+/.test(words(message)));
}
