// The stream of what happens in the sandbox.

const KINDS = [
  "message", "edit", "delete", "callback_answer", "typing", "commands", "clock", "call", "person", "faults", "reset",
];
const RETRY_MS = 2000;

/**
 * Listens from event `after` on. `hear(data)` gets every event; `resync()` is called when something may have been
 * missed (the sandbox was reset or restarted); `setOnline(bool)` when the line breaks and comes back.
 */
export function listen(api, after, { hear, resync, setOnline }) {
  const line = { last: after, broken: false };
  const receive = (event) => {
    const data = JSON.parse(event.data);
    line.last = data.seq ?? line.last;
    if (data.kind === "reset") resync();
    else hear(data);
  };
  const open = () => {
    const stream = api.events(line.last);
    for (const kind of KINDS) stream.addEventListener(kind, receive);
    stream.addEventListener("open", () => {
      setOnline(true);
      if (line.broken) resync();
      line.broken = false;
    });
    stream.addEventListener("error", () => {
      line.broken = true;
      setOnline(false);
      // The browser retries by itself unless the answer was no stream at all.
      if (stream.readyState === EventSource.CLOSED) setTimeout(open, RETRY_MS);
    });
  };
  open();
}
