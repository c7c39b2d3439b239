import { Terminal } from '@xterm/xterm';
import { Addons, preload } from './addons.js';
import { Answers } from './answers.js';
import { raiseEvents } from './events.js';
import { FollowedSize } from './followed-size.js';
import { handleKeys, handlePaste, handleSelection } from './keys.js';
import { linkHandler } from './links.js';
import { askedAbout } from './long-paste.js';
import { Notice } from './notice.js';
import { fontsLoaded, toXterm } from './options.js';
import { Stage } from './stage.js';
import { addStyles } from './styles.js';
import { download, transcript } from './transcript.js';

/** One terminal on the page; its public methods are what the component's C# side calls. */
export class Instance {
  #host;
  #component;
  #wanted;
  #terminal;
  #addons;
  #size;
  #stage;
  #connection = null;
  #disposed = false;
  #longPaste = 0;

  constructor(host, component, wanted) {
    this.#host = host;
    this.#component = component;
    this.#wanted = wanted;
  }

  async open(options) {
    addStyles(this.#host.getRootNode());
    preload(options.addons);
    await fontsLoaded(options);
    const terminal = this.#terminal = new Terminal({ ...toXterm(options), linkHandler: linkHandler(this.#host) });
    const answers = new Answers(terminal);
    terminal.open(this.#host);
    this.#addons = new Addons(terminal, this.#host);
    await this.#addons.load(options.addons);
    this.#size = new FollowedSize(terminal, this.#host, this.#addons, answers);
    this.#stage = new Stage(terminal, this.#host, this.#size, answers, new Notice(this.#host));
    this.#keys(options);
    handlePaste(this.#host, (text) => askedAbout(this.#host, text, this.#longPaste, () => this.#stage.paste(text)));
    handleSelection(terminal, this.#host);
    raiseEvents(terminal, this.#host, this.#stage, this.#component, this.#wanted);
    this.#label(options);
    this.fit();
  }

  /** Replaces the transport; null leaves a terminal that only C# writes to. */
  async connect(transport) {
    this.#disconnect();
    if (!transport) {
      return;
    }

    const module = await import(new URL(transport.moduleUrl, document.baseURI).href);
    if (!this.#disposed) {
      this.#connection = module.connect(this.#stage, transport.arguments);
    }
  }

  async setOptions(options) {
    await fontsLoaded(options);
    Object.assign(this.#terminal.options, toXterm(options));
    this.#keys(options);
    this.#label(options);
    await this.#addons.load(options.addons);
    this.fit();
  }

  write(data) {
    return new Promise((done) => this.#terminal.write(data, done));
  }

  clear() {
    this.#terminal.clear();
  }

  reset() {
    this.#terminal.reset();
  }

  focus() {
    this.#terminal.focus();
  }

  fit() {
    this.#size.fit();
    return { columns: this.#terminal.cols, rows: this.#terminal.rows };
  }

  paste(text) {
    this.#stage.paste(text);
  }

  getSelection() {
    return this.#terminal.getSelection();
  }

  clearSelection() {
    this.#terminal.clearSelection();
  }

  search(text, options) {
    return this.#addons.search(text, options);
  }

  download(name) {
    download(transcript(this.#terminal.buffer.normal), name);
  }

  dispose() {
    this.#disposed = true;
    this.#disconnect();
    this.#size?.dispose();
    this.#terminal?.dispose();
    this.#host.replaceChildren();
  }

  #disconnect() {
    this.#connection?.dispose();
    this.#connection = null;
    this.#stage?.disconnect();
  }

  #keys(options) {
    this.#host.toggleAttribute('data-copy-on-select', options.copyOnSelect);
    this.#longPaste = options.longPaste;
    handleKeys(this.#terminal, this.#host, options);
  }

  #label(options) {
    this.#terminal.textarea.setAttribute('aria-label', options.leaveKey ? `${options.label}. ${options.leaveKey} leaves it.` : options.label);
  }
}
