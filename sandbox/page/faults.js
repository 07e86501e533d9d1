// Trouble on demand: Telegram fails, slows down, limits; the mentor blocks the bot.

import { byId, h, icon } from "./dom.js";
import { menu } from "./menu.js";

const FAULTS = [
  { key: "down", fault: { kind: "down" } },
  { key: "429", fault: { kind: "429", times: 3, retry_after: 3 } },
  { key: "slow", fault: { kind: "slow", times: 0, seconds: 2 } },
  { key: "500", fault: { kind: "500", times: 3 } },
  { key: "drop_after", fault: { kind: "drop_after", times: 1 } },
];

/** `app` lends t, api, run(promise), mentor() → Person | null. */
export function createFaults(app) {
  const { t, api, run } = app;
  const state = { faults: [], strict: false };
  const count = h("span", { class: "badge loud", hidden: true });
  const button = h("button", { type: "button", id: "faults-button", title: t("faults.button") }, icon("stop"), h("span", { class: "words" }, t("faults.button")), count);
  byId("faults").append(menu(button, () => items(), { align: "end up" }));

  const active = (kind) => state.faults.filter((fault) => fault.kind === kind);

  function items() {
    return [...FAULTS.map(faultItem), paceItem(), mentorItem()].filter(Boolean);
  }

  function faultItem({ key, fault }) {
    const running = active(fault.kind);
    const start = () => run(api.addFault(fault));
    const end = () => run(Promise.all(running.map(({ id }) => api.endFault(id))));
    return { text: t(`faults.${key}`), note: t(`faults.${key}_note`), checked: running.length > 0, act: running.length ? end : start };
  }

  function paceItem() {
    const act = () => run(api.strictPace(!state.strict));
    return { text: t("faults.pace"), note: t("faults.pace_note"), checked: state.strict, act };
  }

  function mentorItem() {
    const mentor = app.mentor();
    if (!mentor) return null;
    const act = () => run(mentor.blocked ? api.unblock(mentor.id) : api.block(mentor.id));
    return { text: t("faults.mentor"), note: t("faults.mentor_note"), checked: mentor.blocked, act };
  }

  return {
    set({ faults, strict_pace: strict }) {
      Object.assign(state, { faults, strict });
      const running = faults.length + Number(strict);
      count.hidden = running === 0;
      count.textContent = String(running);
      if (running) byId("developers").open = true;
    },
  };
}
