import { controlKeys, writeFile } from './words.js';

const PATIENCE = 1000;
const LOOK_EVERY = 20;

/**
 * Types what the page asks for with the event `lab-terminal-input` on the terminal's element:
 * { text, enter = true, interrupt = false, keys = false, file = null }, see Terminals/README.md. One after the other.
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

  async #run({ text, enter = true, interrupt = false, keys = false, file = null }) {
    if (interrupt) {
      this.#stage.type('\x03');
      await this.#prompt();
    }

    if (this.#stop.signal.aborted) {
      return;
    }

    if (keys) {
      this.#stage.type(controlKeys(text));
      return;
    }

    this.#enter(file ? writeFile(file, text) : text.replace(/[\r\n]+$/, ''));
    if (enter) {
      this.#stage.type('\r');
    }
  }

  /**
   * One line is typed like keys: it may be meant for an editor, which would take a paste for text. Several lines, and
   * tabs, which a shell would complete, are pasted.
   */
  #enter(text) {
    if (/[\r\n\t]/.test(text)) {
      this.#stage.paste(text);
    } else {
      this.#stage.type(text);
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
