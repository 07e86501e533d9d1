// How the tour notices that a step is done. Simple signs only: a link in a chat, a start by a link, words in an answer.

const WORDS = {
  school: [/программа[^.]{0,40}создана/i, /школа[^.]{0,40}(готова|записана|сохранена)/i, /programme[^.]{0,40}created/i, /school[^.]{0,40}(ready|saved)/i],
  request: [/запрос отправлен/i, /запрос ждёт решения/i, /request (is|was|has been) sent/i],
  questionnaire: [/анкета отправлена/i, /questionnaire (is|was|has been) sent/i],
  active: [/пара[^.]{0,60}(действует|начала работу|активна)/i, /pair[^.]{0,60}(active|has begun)/i],
  meeting: [/вам предлагают встречу/i, /a meeting is proposed to you/i],
  journal: [/записали, спасибо/i, /recorded, thank you/i],
  survey: [/спасибо[^]{0,80}(ответ|опрос)/i, /thank you[^]{0,80}(answer|survey)/i],
};

/** Step number → is it done? `chat(role)` gives the messages of the first phone with that role, [] if none. */
export const SIGNALS = {
  1: ({ chat }) => says(chat("curator"), WORDS.school) || hasLink(chat("curator")),
  2: ({ chat }) => cameByLink(chat("mentee")) && cameByLink(chat("mentor")),
  3: ({ chat }) => says(chat("mentee"), WORDS.request),
  4: ({ chat }) => says(chat("mentor"), WORDS.questionnaire),
  5: ({ chat }) => saysEither(chat, WORDS.active) || saysEither(chat, WORDS.meeting),
  6: ({ chat }) => saysEither(chat, WORDS.journal),
  7: ({ chat }) => says(chat("mentee"), WORDS.survey) && says(chat("mentor"), WORDS.survey),
};

function says(messages, patterns) {
  return messages.some((message) => message.from === "bot" && patterns.some((pattern) => pattern.test(words(message))));
}

function saysEither(chat, patterns) {
  return says([...chat("mentee"), ...chat("mentor")], patterns);
}

function words(message) {
  return message.text ?? message.caption ?? "";
}

export function hasLink(messages) {
  return messages.some((message) => message.from === "bot" && /data-start=|\?start=/.test(`${message.html}${JSON.stringify(message.keyboard)}`));
}

export function cameByLink(messages) {
  return messages.some((message) => message.from === "person" && /^\/start \S+/.test(words(message)));
}
