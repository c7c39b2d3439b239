// What this browser keeps for itself under a key, as JSON.

/** @returns {any} null where that is nothing, or nothing that can be read */
export function recall(key) {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null;
  }
}

export function keep(key, value) {
  try {
    localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // A full store: this page has it, the next one has not.
  }
}
