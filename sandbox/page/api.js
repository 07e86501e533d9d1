// Every request the page makes to the sandbox. The contract is sandbox/README.md.

/** A refusal of the sandbox; the message is one readable sentence. */
export class SimError extends Error {}

async function request(path, init) {
  let answer;
  try {
    answer = await fetch(path, init);
  } catch {
    throw new SimError("offline");
  }
  const data = await answer.json().catch(() => ({ ok: false, error: `HTTP ${answer.status}` }));
  if (!data.ok) throw new SimError(data.error);
  return data;
}

function post(path, body) {
  return request(path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
}

export const api = {
  state: () => request("/sim/state"),
  chat: (person) => request(`/sim/chats/${person}?limit=200`),
  transcript: async (person) => (await fetch(`/sim/chats/${person}/text`)).text(),
  calls: () => request("/sim/calls?limit=300"),
  events: (after) => new EventSource(`/sim/events?after=${after}`),
  fileUrl: (file) => `/sim/files/${encodeURIComponent(file)}`,
  inlineUrl: (file) => `/sim/files/${encodeURIComponent(file)}?inline=1`,

  say: (person, text, replyTo) => post("/sim/say", { person, text, reply_to: replyTo }),
  tap: (person, where) => post("/sim/tap", { person, ...where }),
  openLink: (person, payload) => post("/sim/open_link", { person, payload }),
  shareContact: (person) => post("/sim/share_contact", { person }),
  forward: (person, text, from) => post("/sim/forward", { person, text, from }),
  vote: (person, message, options) => post("/sim/vote", { person, message_id: message, options }),
  block: (person) => post("/sim/block", { person }),
  unblock: (person) => post("/sim/unblock", { person }),
  upload: (person, file, kind, caption) => request("/sim/upload", { method: "POST", body: form(person, file, kind, caption) }),

  addPerson: (fields) => post("/sim/people", fields),
  changePerson: (person, fields) => post(`/sim/people/${person}`, fields),
  reset: () => post("/sim/reset", {}),

  addFault: (fault) => post("/sim/faults", fault),
  endFault: (id) => request(`/sim/faults/${id}`, { method: "DELETE" }),
  strictPace: (strict) => post("/sim/pace", { strict }),

  jump: (where) => post("/sim/clock/jump", where),
  rate: (rate) => post("/sim/clock/rate", { rate }),
};

function form(person, file, kind, caption) {
  const data = new FormData();
  data.append("person", person);
  data.append("kind", kind);
  if (caption) data.append("caption", caption);
  data.append("file", file, file.name);
  return data;
}
