// <lab-split>: two panes with a divider that is moved by pointer or arrow keys and remembered; on a narrow screen one pane
// at a time, with a switch. Also the place where commands of the text (`lab-run`) meet the terminal.
const Key = 'split';

class LabSplit extends HTMLElement {
  connectedCallback() {
    queueMicrotask(() => this.#begin()); // Blazor fills an element after it has put it into the page
  }

  #begin() {
    this.divider = this.querySelector('[role=separator]');
    this.#set(Number(localStorage.getItem(Key)) || 44);
    this.divider.addEventListener('pointerdown', this);
    this.divider.addEventListener('keydown', this);
    this.addEventListener('click', this);
    this.addEventListener('lab-run', this);
  }

  handleEvent(event) {
    this[`on_${event.type.replace('-', '_')}`]?.(event);
  }

  on_pointerdown(event) {
    this.divider.setPointerCapture(event.pointerId);
    this.divider.classList.add('dragging');
    const move = moved => {
      const box = this.getBoundingClientRect();
      this.#set((moved.clientX - box.left) / box.width * 100);
    };
    this.divider.addEventListener('pointermove', move);
    this.divider.addEventListener('lostpointercapture', () => {
      this.divider.removeEventListener('pointermove', move);
      this.divider.classList.remove('dragging');
    }, { once: true });
  }

  on_keydown(event) {
    const now = Number(this.divider.getAttribute('aria-valuenow'));
    const wanted = { ArrowLeft: now - 2, ArrowRight: now + 2, PageDown: now - 10, PageUp: now + 10, Home: 25, End: 75, Enter: 44 }[event.key];
    if (wanted !== undefined) {
      event.preventDefault();
      this.#set(wanted);
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

  #set(percent) {
    const value = Math.round(Math.min(75, Math.max(25, percent)));
    this.style.setProperty('--split', value);
    this.divider.setAttribute('aria-valuenow', value);
    localStorage.setItem(Key, value);
  }

  #show(pane) {
    this.dataset.showing = pane;
    for (const button of this.querySelectorAll('[data-show]')) {
      button.setAttribute('aria-pressed', button.dataset.show === pane);
    }
  }
}

customElements.define('lab-split', LabSplit);
