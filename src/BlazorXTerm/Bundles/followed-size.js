/** Keeps the terminal as large as its host, or, while another page leads it, as large as that page says. */
export class FollowedSize {
  #terminal;
  #addons;
  #answers;
  #observer;
  #frame = 0;
  #following = false;
  #listeners = new Set();
  #stop = new AbortController();

  constructor(terminal, host, addons, answers) {
    this.#terminal = terminal;
    this.#addons = addons;
    this.#answers = answers;
    this.#observer = new ResizeObserver(() => {
      // Once per frame: fitting inside the observer would call it again.
      this.#frame ||= requestAnimationFrame(() => {
        this.#frame = 0;
        this.fit();
      });
    });
    this.#observer.observe(host);
    for (const name of ['focusin', 'pointerdown', 'keydown']) {
      host.addEventListener(name, () => this.lead(), { capture: true, signal: this.#stop.signal });
    }
  }

  get following() {
    return this.#following;
  }

  get size() {
    return { cols: this.#terminal.cols, rows: this.#terminal.rows };
  }

  /** Calls back with { cols, rows } when this page decides on a size. */
  onResize(listener) {
    this.#listeners.add(listener);
  }

  forgetListeners() {
    this.#listeners.clear();
    this.#setFollowing(false);
  }

  fit() {
    const wanted = this.#addons.proposeSize();
    if (this.#following || !wanted || !(wanted.cols > 1 && wanted.rows > 0)) {
      return;
    }

    if (wanted.cols !== this.#terminal.cols || wanted.rows !== this.#terminal.rows) {
      this.#terminal.resize(wanted.cols, wanted.rows);
      this.#announce();
    }
  }

  follow(size) {
    this.#setFollowing(true);
    this.#terminal.resize(size.cols, size.rows);
  }

  /** The user acts here: this page decides again. */
  lead() {
    if (this.#following) {
      this.#setFollowing(false);
      const wanted = this.#addons.proposeSize();
      if (wanted) {
        this.#terminal.resize(wanted.cols, wanted.rows);
      }

      this.#announce(); // also when the size is the same: now it is ours
    }
  }

  dispose() {
    this.#stop.abort();
    this.#observer.disconnect();
    cancelAnimationFrame(this.#frame);
    this.#listeners.clear();
  }

  #setFollowing(following) {
    if (following !== this.#following) {
      this.#following = following;
      if (following) {
        this.#answers.mute();
      } else {
        this.#answers.unmute();
      }
    }
  }

  #announce() {
    for (const listener of this.#listeners) {
      listener(this.size);
    }
  }
}
