// Which pane stands in which half and which of them are seen. A browser's own matter: nothing of it goes to the server.
import { keep, recall } from '../../js/store.js';

const Key = 'layout';
const Halves = ['upper', 'lower'];
const Usual = { halves: {}, chosen: {}, folded: false, noText: false, one: 'shell' };
const narrow = matchMedia('(max-width: 52rem)'); // there text and one pane stand one above the other

export class Layout {
  #root;
  #state = { ...Usual, ...recall(Key) };
  #gone = new AbortController();

  /** @param {HTMLElement} root holds the strips, the panes and the switch of narrow screens; sets there what styles and panes ask for */
  constructor(root) {
    this.#root = root;
    root.addEventListener('click', event => this.#click(event));
    root.addEventListener('keydown', event => this.#turn(event));
    narrow.addEventListener('change', () => this.#apply(), { signal: this.#gone.signal });
    new MutationObserver(() => this.#apply()).observe(root, { childList: true }); // panes come when the lab is ready
    this.#apply();
  }

  end() {
    this.#gone.abort();
  }

  /** Shows a pane or the text, and gives it the keyboard where that is wanted. */
  show(name, { focus = false } = {}) {
    const pane = this.#pane(name);
    if (name === 'text') {
      this.#change({ noText: false });
    } else if (pane) {
      const half = this.#half(pane);
      this.#change({ one: name, chosen: { ...this.#state.chosen, [half]: name }, folded: this.#state.folded && half !== 'lower' });
    }

    if (focus && name === 'text') {
      this.#root.querySelector('.text').focus(); // its beginning, not its first button
    } else if (focus) {
      (pane?.querySelector('[data-active] textarea, [data-focus]') ?? pane?.querySelector('textarea, input, button, a[href]'))?.focus();
    }
  }

  reset() {
    localStorage.removeItem(Key);
    this.#state = { ...Usual };
    this.#apply();
  }

  #click({ target }) {
    const tab = target.closest('[data-tab]');
    const button = target.closest('[data-show]');
    const half = target.closest('[data-strip]')?.dataset.strip;
    switch (target.closest('[data-do]')?.dataset.do) {
      case 'move':
        this.#move(this.#chosen(half), Halves.find(other => other !== half));
        break;
      case 'text':
        this.#change({ noText: !this.#state.noText });
        break;
      case 'fold':
        this.#change({ folded: !this.#state.folded });
        break;
      default:
        if (tab) {
          this.show(tab.dataset.tab);
        } else if (button) {
          this.#toggle(button.dataset.show);
        }
    }
  }

  /** On a narrow screen each of the two can be put away, but not both. */
  #toggle(name) {
    const { one, noText } = this.#state;
    if (name === 'text') {
      this.#change(noText ? { noText: false } : { noText: true, one: one ?? 'shell' });
    } else {
      this.#change(name === one ? { one: null, noText: false } : { one: name });
    }
  }

  #move(name, half) {
    this.#state.halves = { ...this.#state.halves, [name]: half };
    this.show(name);
    this.#root.querySelector(`[data-strip=${half}] [data-tab=${name}]`)?.focus();
  }

  #turn(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const tab = event.target.closest('[data-tab]');
    if (!tab || !step) {
      return;
    }

    const tabs = [...tab.parentElement.querySelectorAll('[data-tab]:not([hidden])')];
    const next = tabs[(tabs.indexOf(tab) + step + tabs.length) % tabs.length];
    event.preventDefault();
    this.show(next.dataset.tab);
    next.focus();
  }

  #pane(name) {
    return this.#root.querySelector(`:scope > [data-pane="${CSS.escape(name)}"]`);
  }

  #half(pane) {
    return this.#state.halves[pane.dataset.pane] ?? pane.dataset.half;
  }

  #chosen(half) {
    const names = [...this.#root.querySelectorAll(':scope > [data-pane]')].filter(pane => this.#half(pane) === half).map(pane => pane.dataset.pane);
    return names.includes(this.#state.chosen[half]) ? this.#state.chosen[half] : names[0];
  }

  #change(part) {
    Object.assign(this.#state, part);
    keep(Key, this.#state);
    this.#apply();
  }

  #apply() {
    const { folded, noText, one } = this.#state;
    const chosen = Object.fromEntries(Halves.map(half => [half, this.#chosen(half)]));
    const seen = pane => narrow.matches ? pane === one : pane === chosen.upper || (pane === chosen.lower && !folded);
    for (const pane of this.#root.querySelectorAll(':scope > [data-pane]')) {
      pane.dataset.stands = this.#half(pane);
      pane.hidden = !seen(pane.dataset.pane);
    }
    for (const strip of this.#root.querySelectorAll(':scope > [data-strip]')) {
      this.#label(strip, chosen[strip.dataset.strip]);
    }
    for (const button of this.#root.querySelectorAll('[data-show]')) {
      button.setAttribute('aria-pressed', button.dataset.show === 'text' ? !noText : button.dataset.show === one);
    }
    this.#root.toggleAttribute('data-no-text', noText);
    this.#root.toggleAttribute('data-no-lower', !chosen.lower || folded);
    this.#root.toggleAttribute('data-text-alone', one === null);
    this.#root.dataset.showing = [noText ? '' : 'text', ...[...this.#root.querySelectorAll(':scope > [data-pane]:not([hidden])')].map(pane => pane.dataset.pane)].join(' ').trim();
  }

  #label(strip, chosen) {
    const half = strip.dataset.strip;
    strip.hidden = !chosen;
    for (const tab of strip.querySelectorAll('[data-tab]')) {
      const pane = this.#pane(tab.dataset.tab);
      tab.hidden = !pane || this.#half(pane) !== half;
      tab.setAttribute('aria-selected', tab.dataset.tab === chosen);
      tab.tabIndex = tab.dataset.tab === chosen ? 0 : -1;
    }
    const title = strip.querySelector('[aria-selected=true]')?.textContent.trim();
    name(strip.querySelector('[data-do=move]'), `Move ${title} to the ${half === 'upper' ? 'lower' : 'upper'} half`);
    const text = strip.querySelector('[data-do=text]');
    if (text) {
      name(text, this.#state.noText ? 'Show the instructions' : 'Hide the instructions');
      text.setAttribute('aria-pressed', this.#state.noText);
    }
    strip.querySelector('[data-do=fold]')?.setAttribute('aria-expanded', !this.#state.folded);
  }
}

function name(button, text) {
  button.title = text;
  button.setAttribute('aria-label', text);
}
