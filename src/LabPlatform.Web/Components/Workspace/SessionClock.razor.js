// <lab-clock>: counts down to data-deadline by the server's clock (data-now says what that was when it was rendered), warns at
// 10, 5 and 1 minutes on the page, to screen readers and in the title. data-* come from the server, the texts are ours.
const Levels = [1, 5, 10];

class LabClock extends HTMLElement {
  static observedAttributes = ['data-deadline'];

  connectedCallback() {
    queueMicrotask(() => this.#begin()); // Blazor fills an element after it has put it into the page
  }

  #begin() {
    if (!this.isConnected) {
      return;
    }

    this.offset ??= Number(this.dataset.now) - Date.now();
    this.say = this.querySelector('.say');
    this.observer = new MutationObserver(() => this.#showSay());
    this.observer.observe(this.say, { childList: true, characterData: true, subtree: true });
    this.timer = setInterval(() => this.#tick(), 1000);
    this.warned = new Set(Levels.filter(level => this.#left() <= (level - 1) * 60000));
    this.#tick();
  }

  disconnectedCallback() {
    clearInterval(this.timer);
    this.observer?.disconnect();
    document.title = plainTitle();
  }

  attributeChangedCallback(_, before) {
    if (before && this.timer) {
      this.warned = new Set();
      this.#tick();
    }
  }

  #left() {
    return Math.max(0, Number(this.dataset.deadline) - (Date.now() + this.offset));
  }

  #tick() {
    const left = this.#left();
    const minutes = Math.ceil(left / 60000);
    const text = left < 60000 ? `${Math.ceil(left / 1000)} s` : `${minutes} min`;
    const level = left === 0 ? 0 : Levels.find(limit => minutes <= limit);
    this.dataset.level = level ?? 'calm';
    this.querySelector('[data-part=left]').textContent = text;

    const title = plainTitle();
    document.title = level === undefined ? title : `(${text} left) ${title}`;
    if (level && !this.warned.has(level)) {
      Levels.filter(limit => limit >= level).forEach(limit => this.warned.add(limit));
      this.querySelector('[data-part=warning]').textContent =
        `${minutes === 1 ? 'Less than a minute is' : `${minutes} minutes are`} left. Then the lab ends.`;
    }
  }

  #showSay() {
    this.say.dataset.shown = '';
    clearTimeout(this.hiding);
    this.hiding = setTimeout(() => delete this.say.dataset.shown, 8000);
  }
}

function plainTitle() {
  return document.title.replace(/^\([^)]* left\) /, '');
}

customElements.define('lab-clock', LabClock);
