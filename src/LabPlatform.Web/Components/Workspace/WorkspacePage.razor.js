// <lab-split>: panes with dividers that are moved by pointer or keys and remembered. Also the place where what the text asks for
// (`lab-run`) meets the terminal, and where the shortcuts of the page are known.
import { keep, recall } from '../../js/store.js';
import { Layout } from './PaneStrip.razor.js';

const Dividers = {
  split: { start: 44, less: 'ArrowLeft', more: 'ArrowRight', at: (event, box) => (event.clientX - box.left) / box.width * 100 },
  rows: { start: 42, less: 'ArrowDown', more: 'ArrowUp', at: (event, box) => (box.bottom - event.clientY) / innerHeight * 100 },
};

class LabSplit extends HTMLElement {
  #layout;
  #gone;

  connectedCallback() {
    queueMicrotask(() => this.isConnected && this.#begin()); // Blazor fills an element after it has put it into the page
  }

  disconnectedCallback() {
    this.#gone?.abort();
    this.#layout?.end();
  }

  #begin() {
    this.#gone = new AbortController();
    this.#layout = new Layout(this);
    for (const name of Object.keys(Dividers)) {
      this.#restore(name);
    }
    for (const type of ['focusin', 'pointerdown', 'keydown', 'lab-run', 'lab-pane-wanted']) {
      this.addEventListener(type, this);
    }
    // Before the terminal sees the key: for it Ctrl and a digit may be a character.
    document.addEventListener('keydown', event => this.#shortcut(event), { capture: true, signal: this.#gone.signal });
    document.addEventListener('click', ({ target }) => target.closest('[data-layout="reset"]') && this.#reset(), { signal: this.#gone.signal });
  }

  handleEvent(event) {
    this[`on_${event.type.replaceAll('-', '_')}`](event);
  }

  on_focusin(event) {
    if (event.target.dataset.divides) {
      this.#restore(event.target.dataset.divides); // one that has come later says where it stands
    }
  }

  on_pointerdown(event) {
    const divider = event.target.closest('[data-divides]');
    if (!divider) {
      return;
    }

    const name = divider.dataset.divides;
    divider.setPointerCapture(event.pointerId);
    divider.classList.add('dragging');
    const move = moved => this.#set(name, Dividers[name].at(moved, this.getBoundingClientRect()));
    divider.addEventListener('pointermove', move);
    divider.addEventListener('lostpointercapture', () => {
      divider.removeEventListener('pointermove', move);
      divider.classList.remove('dragging');
    }, { once: true });
  }

  on_keydown(event) {
    const { divides: name } = event.target.dataset;
    if (!name) {
      return;
    }

    const { start, less, more } = Dividers[name];
    const now = Number(event.target.getAttribute('aria-valuenow'));
    const wanted = { [less]: now - 2, [more]: now + 2, PageDown: now - 10, PageUp: now + 10, Home: 0, End: 100, Enter: start }[event.key];
    if (wanted !== undefined) {
      event.preventDefault();
      this.#set(name, wanted);
    }
  }

  on_lab_run(event) {
    this.#layout.show('shell');
    const { terminal: wanted, sent, ...input } = event.detail;
    const [target, name, detail] = wanted
      ? [this.querySelector('.shells'), 'lab-terminal-wanted', { terminal: wanted, ...input }]
      : [this.querySelector('.shells [data-active] [data-terminal]'), 'lab-terminal-input', input];
    event.detail.sent = target !== null && !target.dispatchEvent(new CustomEvent(name, { cancelable: true, detail })); // "prevented" means: taken
  }

  on_lab_pane_wanted(event) {
    this.#layout.show(event.detail.pane);
  }

  #restore(name) {
    this.#place(name, Number(recall(name)) || Dividers[name].start);
  }

  #set(name, percent) {
    keep(name, this.#place(name, percent));
  }

  /** @returns {number} where the divider stands then, within its bounds */
  #place(name, percent) {
    const divider = this.querySelector(`[data-divides="${name}"]`);
    const value = Math.round(Math.min(divider?.getAttribute('aria-valuemax') ?? 75, Math.max(divider?.getAttribute('aria-valuemin') ?? 20, percent)));
    this.style.setProperty(`--${name}`, value);
    divider?.setAttribute('aria-valuenow', value);
    return value;
  }

  /** Ctrl, Shift and a digit go to a pane, 1 being the instructions; F1 tells that, except in a terminal, whose programs have help of their own. */
  #shortcut(event) {
    if (event.key === 'F1' && !event.target.closest('.xterm')) {
      event.preventDefault();
      document.querySelector('[data-open="shortcuts"]')?.click();
      return;
    }

    const digit = event.ctrlKey && event.shiftKey && !event.altKey && /^Digit([1-9])$/.exec(event.code)?.[1];
    const pane = digit && [...this.querySelectorAll('[data-show]')][digit - 1]?.dataset.show;
    if (pane) {
      event.preventDefault();
      event.stopPropagation();
      this.#layout.show(pane, { focus: true });
    }
  }

  #reset() {
    this.#layout.reset();
    for (const [name, { start }] of Object.entries(Dividers)) {
      this.#set(name, start);
    }
  }
}

customElements.define('lab-split', LabSplit);
