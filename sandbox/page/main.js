// Builds the page in order and hands what happens in the sandbox to its parts.

import { api, SimError } from "./api.js";
import { createCalls } from "./calls.js";
import { createClock } from "./clock.js";
import { byId, h } from "./dom.js";
import { listen } from "./events.js";
import { createFaults } from "./faults.js";
import { payloadFinder } from "./links.js";
import { createPanes } from "./panes.js";
import { createPrefs } from "./prefs.js";
import { loadTexts, roleOf, translatePage } from "./texts.js";
import { createLamp, createLooks, createTools } from "./tools.js";
import { createTour } from "./tour.js";

const NOTICE_MS = 6000;

async function start() {
  const prefs = createPrefs();
  const world = await api.state();
  const t = await loadTexts(prefs.get("lang", world.people[0]?.language_code ?? "ru"));
  translatePage(t, world.bot.name);
  createLooks({ t, api, prefs, people: () => world.people });

  const run = runner(t);
  const app = { t, api, prefs, run, bot: () => world.bot, people: () => world.people };
  const clock = createClock(app);
  clock.set(world.clock);
  const faults = createFaults({ ...app, mentor: () => world.people.find((person) => roleOf(person) === "mentor") });
  faults.set(world);
  const calls = createCalls(app);
  const lamp = createLamp(app);
  lamp.show(world);
  const payloadOf = (text) => payloadFinder(world.bot.username ?? "")(text);
  const changed = () => tour?.notice(world.seq);
  let tour = null;
  const panes = createPanes({ ...app, now: clock.now, payloadOf, changed });
  await panes.openFirst();
  createTools({ ...app, panes, afterReset: () => tour.restart() });
  tour = createTour({ ...app, panes, clock });
  tour.begin(world.seq);

  async function resync() {
    Object.assign(world, await api.state());
    clock.set(world.clock);
    faults.set(world);
    lamp.show(world);
    for (const phone of panes.all()) {
      const person = world.people.find(({ id }) => id === phone.id);
      if (!person) {
        phone.close();
        continue;
      }
      phone.setPerson(person);
      await phone.load();
    }
    await calls.load();
    tour.begin(world.seq);
  }

  const hearing = {
    clock: ({ clock: reading }) => clock.set(reading),
    call: ({ call }) => calls.hear(call),
    faults: (event) => faults.set(event),
    commands: () => panes.all().forEach((phone) => phone.run(phone.loadCommands())),
    person({ subject }) {
      world.people = [...world.people.filter(({ id }) => id !== subject.id), subject];
      panes.get(subject.id)?.hear({ kind: "person", subject });
      tour.showGuide();
    },
  };

  function hear(event) {
    world.seq = Math.max(world.seq, event.seq ?? 0);
    if (hearing[event.kind]) hearing[event.kind](event);
    else panes.get(event.chat)?.hear(event);
  }

  listen(api, world.seq, { hear, resync: () => run(resync()), setOnline: lamp.setOnline });
  document.documentElement.dataset.ready = "true";
}

/** Awaits a request and says a refusal at the top of the page; true if it went well. */
function runner(t) {
  const place = byId("notice");
  let timer = null;
  return async (request) => {
    try {
      await request;
      return true;
    } catch (error) {
      if (!(error instanceof SimError)) throw error;
      clearTimeout(timer);
      place.replaceChildren(h("p", {}, error.message === "offline" ? t("error.offline") : error.message));
      timer = setTimeout(() => place.replaceChildren(), NOTICE_MS);
      return false;
    }
  };
}

start();
