const DAYS = 24 * 60 * 60 * 1000;
const KEPT_FOR = 2 * DAYS; // longer than any lab runs

/** Texts that are not saved, kept in the browser for when the page is opened again. One for each session and path. */
export class Drafts {
  #store;
  #prefix;

  constructor(store, session) {
    this.#store = store;
    this.#prefix = `draft:${session}:`;
  }

  /** @returns {string[]} */
  paths() {
    return this.#keys().filter(key => key.startsWith(this.#prefix)).map(key => key.slice(this.#prefix.length));
  }

  /** @returns {{ text: string, version: string? }?} */
  get(path) {
    try {
      const draft = JSON.parse(this.#store.getItem(this.#prefix + path));
      return typeof draft?.text === 'string' ? draft : null;
    } catch {
      return null;
    }
  }

  /** @returns {boolean} false where the browser's store is full: the text is in the window only */
  put(path, text, version, now = Date.now()) {
    try {
      this.#store.setItem(this.#prefix + path, JSON.stringify({ text, version, at: now }));
      return true;
    } catch {
      return false;
    }
  }

  drop(path) {
    this.#store.removeItem(this.#prefix + path);
  }

  /** Takes away what other sessions have left here: their machines are gone. */
  tidy(now = Date.now()) {
    for (const key of this.#keys().filter(key => key.startsWith('draft:') && !key.startsWith(this.#prefix))) {
      let at = 0;
      try {
        at = JSON.parse(this.#store.getItem(key)).at;
      } catch {
        // What cannot be read is of no use to anybody.
      }

      if (!(now - at < KEPT_FOR)) {
        this.#store.removeItem(key);
      }
    }
  }

  #keys() {
    return Array.from({ length: this.#store.length }, (_, index) => this.#store.key(index));
  }
}
