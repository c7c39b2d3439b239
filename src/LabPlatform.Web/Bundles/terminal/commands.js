const PATIENCE = 1000;
const LOOK_EVERY = 20;

/**
 * Types what the page asks for with the event `lab-terminal-input` on the terminal's element:
 * { text, enter = true, interrupt = false }. One after the other.
 */
export class Commands {
  #stage;
  #last = Promise.resolve();
  #stop = new AbortController();

  constructor(stage) {
    this.#stage = stage;
    stage.element.addEventListener('lab-terminal-input', (event) => {
      event.preventDefault(); // tells the page that somebody took it
      this.#last = this.#last.then(() => this.#run(event.detail));
    }, { signal: this.#stop.signal });
  }

  dispose() {
    this.#stop.abort();
  }

  async #run({ text, enter = true, interrupt = false }) {
    if (interrupt) {
      this.#stage.type('\x03');
      await this.#prompt();
    }

    if (!this.#stop.signal.aborted) {
      this.#stage.paste(text.replace(/[\r\n]+$/, ''));
      if (enter) {
        this.#stage.type('\r');
      }
    }
  }

  /** A shell that reads a line asks for marked pastes; a program that was interrupted gives way to it, or does not. */
  async #prompt() {
    const end = performance.now() + PATIENCE;
    while (!this.#stage.bracketedPaste && performance.now() < end && !this.#stop.signal.aborted) {
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY));
    }
  }
}
