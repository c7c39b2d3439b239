// <lab-split>: panes with dividers that are moved by pointer or keys and remembered; on a narrow screen one pane at a time,
// with a switch. Also the place where commands of the text (`lab-run`) meet the terminal.
const Dividers = {
  split: { start: 44, less: 'ArrowLeft', more: 'ArrowRight', at: (event, box) => (event.clientX - box.left) / box.width * 100 },
  rows: { start: 42, less: 'ArrowDown', more: 'ArrowUp', at: (event, box) => (box.bottom - event.clientY) / innerHeight * 100 },
};

class LabSplit extends HTMLElement {
  connectedCallback() {
    queueMicrotask(() => this.#begin()); // Blazor fills an element after it has put it into the page
  }

  #begin() {
    for (const name of Object.keys(Dividers)) {
      this.#restore(name);
    }
    for (const type of ['focusin', 'pointerdown', 'keydown', 'click', 'lab-run']) {
      this.addEventListener(type, this);
    }
  }

  handleEvent(event) {
    this[`on_${event.type.replace('-', '_')}`](event);
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

  on_click(event) {
    const button = event.target.closest('[data-show]');
    if (button) {
      this.#show(button.dataset.show);
    }
  }

  on_lab_run(event) {
    this.#show('shell'); // where one pane is seen at a time, the answer is in the other
    const { terminal: wanted, sent, ...input } = event.detail;
    const [target, name, detail] = wanted
      ? [this.querySelector('.shells'), 'lab-terminal-wanted', { terminal: wanted, ...input }]
      : [this.querySelector('[role=tabpanel]:not([hidden]) [data-terminal]'), 'lab-terminal-input', input];
    event.detail.sent = target !== null && !target.dispatchEvent(new CustomEvent(name, { cancelable: true, detail })); // "prevented" means: taken
  }

  #restore(name) {
    this.#place(name, Number(localStorage.getItem(name)) || Dividers[name].start);
  }

  #set(name, percent) {
    localStorage.setItem(name, this.#place(name, percent));
  }

  /** @returns {number} where the divider stands then, within its bounds */
  #place(name, percent) {
    const divider = this.querySelector(`[data-divides="${name}"]`);
    const value = Math.round(Math.min(divider?.getAttribute('aria-valuemax') ?? 75, Math.max(divider?.getAttribute('aria-valuemin') ?? 20, percent)));
    this.style.setProperty(`--${name}`, value);
    divider?.setAttribute('aria-valuenow', value);
    return value;
  }

  #show(pane) {
    this.dataset.showing = pane;
    for (const button of this.querySelectorAll('[data-show]')) {
      button.setAttribute('aria-pressed', button.dataset.show === pane);
    }
  }
}

customElements.define('lab-split', LabSplit);
