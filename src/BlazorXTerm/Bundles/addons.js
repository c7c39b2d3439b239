import { FitAddon } from '@xterm/addon-fit';
import { openLink } from './links.js';

/** The optional parts, each loaded when it is asked for. Fitting is small and always there. */
export class Addons {
  #terminal;
  #host;
  #loaded = new Map();
  #fit = new FitAddon();

  constructor(terminal, host) {
    this.#terminal = terminal;
    this.#host = host;
    terminal.loadAddon(this.#fit);
  }

  /** Loads what is named and not there yet; what is there stays. */
  async load(names) {
    await Promise.all(names.map((name) => this.#once(name)));
  }

  /** The size that fills the host, or undefined while it is not laid out. */
  proposeSize() {
    return this.#fit.proposeDimensions();
  }

  async search(text, options) {
    const addon = await this.#once('search');
    const settings = {
      regex: options.regex,
      wholeWord: options.wholeWord,
      caseSensitive: options.caseSensitive,
      incremental: options.incremental,
    };
    return options.backwards ? addon.findPrevious(text, settings) : addon.findNext(text, settings);
  }

  #once(name) {
    if (!this.#loaded.has(name)) {
      this.#loaded.set(name, makers[name](this.#terminal, this.#host));
    }

    return this.#loaded.get(name);
  }
}

const modules = {
  search: () => import('@xterm/addon-search'),
  webLinks: () => import('@xterm/addon-web-links'),
  unicode11: () => import('@xterm/addon-unicode11'),
  webGL: () => import('@xterm/addon-webgl'),
};

/** Fetches what will be loaded, so that it comes while something else is waited for. */
export function preload(names) {
  for (const name of names) {
    modules[name]().catch(() => {}); // said when it is loaded
  }
}

const makers = {
  async search(terminal) {
    const { SearchAddon } = await modules.search();
    return loaded(terminal, new SearchAddon());
  },

  async webLinks(terminal, host) {
    const { WebLinksAddon } = await modules.webLinks();
    return loaded(terminal, new WebLinksAddon((event, address) => openLink(host, event, address)));
  },

  async unicode11(terminal) {
    const { Unicode11Addon } = await modules.unicode11();
    const addon = loaded(terminal, new Unicode11Addon());
    terminal.unicode.activeVersion = '11';
    return addon;
  },

  async webGL(terminal) {
    try {
      const { WebglAddon } = await modules.webGL();
      const addon = new WebglAddon();
      // Browsers take a context away when many are open; xterm.js goes on with its DOM renderer.
      addon.onContextLoss(() => addon.dispose());
      return loaded(terminal, addon);
    } catch {
      return null; // no WebGL 2 here: the DOM renderer does the same, slower
    }
  },
};

function loaded(terminal, addon) {
  terminal.loadAddon(addon);
  return addon;
}
