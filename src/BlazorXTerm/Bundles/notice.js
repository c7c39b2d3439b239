/** One line over the terminal, read out politely. */
export class Notice {
  #element;

  constructor(host) {
    this.#element = document.createElement('div');
    this.#element.className = 'xterm-notice';
    this.#element.setAttribute('role', 'status');
    this.#element.hidden = true;
    host.append(this.#element);
  }

  show(text, kind) {
    this.#element.hidden = !text;
    this.#element.textContent = text ?? '';
    this.#element.dataset.kind = kind ?? '';
  }
}
