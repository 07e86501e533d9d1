// What the page remembers in this browser. A parameter in the address wins for this visit and is not kept.

const PREFIX = "sandbox.";

export function createPrefs(storage = window.localStorage, address = window.location) {
  const query = new URLSearchParams(address.search);
  return {
    get: (name, fallback) => query.get(name) ?? stored(storage, name) ?? fallback,
    set(name, value) {
      try {
        storage.setItem(PREFIX + name, JSON.stringify(value));
      } catch {
        // A private window may refuse to remember; the page works without it.
      }
    },
  };
}

function stored(storage, name) {
  try {
    return JSON.parse(storage.getItem(PREFIX + name));
  } catch {
    return null;
  }
}
