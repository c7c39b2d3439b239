import { clean } from './text.js';

const ESCAPE = '\x1b';
const encoder = new TextEncoder();

/** What a transport gets: bytes in, bytes out, sizes, and a line to tell the user how the connection is. See README.md. */
export class Stage {
  #terminal;
  #size;
  #answers;
  #notice;
  #replaying = false;
  #told = '';
  #listeners = new Set();

  constructor(terminal, host, size, answers, notice) {
    this.element = host;
    this.#terminal = terminal;
    this.#size = size;
    this.#answers = answers;
    this.#notice = notice;
    terminal.onData((text) => this.#typed(text));
    terminal.onBinary((text) => this.#emit(Uint8Array.from(text, (character) => character.charCodeAt(0))));
  }

  get size() {
    return this.#size.size;
  }

  /** Whether the program wants pasted text to be marked as such. */
  get bracketedPaste() {
    return this.#terminal.modes.bracketedPasteMode;
  }

  /** Shows bytes; `done` is called when they are parsed, which is the moment to acknowledge them. */
  write(bytes, done) {
    this.#terminal.write(bytes, done);
  }

  /** Calls back with a Uint8Array for everything typed, pasted or answered here. */
  onInput(listener) {
    this.#listeners.add(listener);
  }

  onResize(listener) {
    this.#size.onResize(listener);
  }

  /** Another viewer decides on the size, until the user of this page acts. */
  follow(size) {
    this.#size.follow(size);
  }

  /** While old output is shown again, questions in it are not answered. What the user types meanwhile is kept. */
  replay(on) {
    if (on !== this.#replaying) {
      this.#replaying = on;
      if (on) {
        this.#answers.mute();
      } else {
        this.#answers.unmute();
      }
    }
  }

  /** Pastes as a person would: line ends as Enter, marked if the program asked for it, and unable to end the mark early. */
  paste(text) {
    this.#size.lead();
    this.#terminal.paste(clean(text));
  }

  /** Types bytes of the page itself, as if a person had. */
  type(text) {
    this.#size.lead();
    this.#terminal.input(text, true);
  }

  reset() {
    this.#terminal.reset();
  }

  /** Shows a line over the terminal (`kind`: "busy", "info" or "over"), null removes it. Also told to the component. */
  notify(text, kind = 'info') {
    const told = text ? `${kind}: ${text}` : '';
    if (told !== this.#told) {
      this.#told = told;
      this.#notice.show(text, kind);
      this.onNotice?.(text, kind);
    }
  }

  focus() {
    this.#terminal.focus();
  }

  disconnect() {
    this.#listeners.clear();
    this.#size.forgetListeners();
    this.replay(false);
    this.notify(null);
  }

  #typed(text) {
    const focusReport = text === `${ESCAPE}[I` || text === `${ESCAPE}[O`;
    if ((this.#replaying && text.startsWith(ESCAPE)) || (this.#size.following && focusReport)) {
      return; // an answer, a mouse or focus report under modes that may be over by the end of the replay
    }

    this.#emit(encoder.encode(text));
  }

  #emit(bytes) {
    for (const listener of this.#listeners) {
      listener(bytes);
    }
  }
}
