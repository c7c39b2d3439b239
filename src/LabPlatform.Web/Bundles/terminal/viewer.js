import { decode, encode } from './base64.js';
import { Commands } from './commands.js';
import { Input } from './input.js';
import { Output } from './output.js';

const RETRY = 2000;

const lost = 'Connection lost. Reconnecting…';
const words = {
  SessionEnded: 'This session is over.',
  Replaced: 'This terminal was opened elsewhere.',
  TooMuchInput: 'The terminal could not follow. Reload the page.',
};

/** One terminal of the page and its stream. */
export class Viewer {
  #stage;
  #options;
  #hub;
  #id = randomId();
  #epoch = 0;
  #input;
  #output;
  #commands;
  #stream = null;
  #timer = 0;
  #topic = null;
  #attachedNow = false;
  #over = false;
  #stop = new AbortController();

  constructor(stage, options, hub) {
    this.#stage = stage;
    this.#options = options;
    this.#hub = hub;
    this.#input = new Input((offset, bytes) => this.#send('Send', offset, encode(bytes)));
    this.#output = new Output(stage, (offset) => this.#send('Acknowledge', offset));
    if (!options.watch) {
      stage.onInput((bytes) => this.#typed(bytes));
      stage.onResize(({ cols, rows }) => this.#send('Resize', cols, rows));
      this.#commands = new Commands(stage);
    }

    document.addEventListener('visibilitychange', () => this.#send('Show', isVisible()), { signal: this.#stop.signal });
    stage.notify('Connecting…', 'busy');
    hub.join(this);
  }

  /** Called by the hub when it is connected. */
  up() {
    this.#attach();
  }

  /** Called by the hub when it is not. */
  down(refused) {
    this.#detach();
    if (!this.#over) {
      this.#stage.notify(refused ? 'This page is no longer signed in. Reload it.' : lost, 'busy');
    }
  }

  dispose() {
    this.#end();
    this.#commands?.dispose();
    this.#stop.abort();
    this.#hub.leave(this);
  }

  #attach() {
    this.#detach();
    if (this.#over) {
      return;
    }

    const { session, terminal, watch = false } = this.#options;
    const { cols: columns, rows } = this.#stage.size;
    const request = { session, terminal, watch, columns, rows, viewer: this.#id, epoch: this.#epoch, fromOffset: this.#output.offset, visible: isVisible() };
    const stream = this.#stream = this.#hub.stream('Attach', request).subscribe({
      next: (message) => this.#stream === stream && this.#handle(message),
      error: (error) => this.#stream === stream && this.#failed(error),
      complete: () => this.#stream === stream && this.#failed(null),
    });
  }

  #detach() {
    clearTimeout(this.#timer);
    this.#lost();
    this.#stream?.dispose();
    this.#stream = null;
  }

  #handle(message) {
    switch (message.type) {
      case 'output':
        this.#forget('exited');
        this.#output.show(message.offset, decode(message.data));
        break;
      case 'taken':
        this.#input.taken(message.offset);
        break;
      case 'attached':
        this.#attached(message);
        break;
      case 'resized':
        this.#stage.follow({ cols: message.columns, rows: message.rows });
        break;
      case 'exited':
        this.#tell('exited', `The shell ended with exit code ${message.exitCode}. Press Enter for a new one.`);
        break;
      case 'reconnecting':
        this.#lost();
        this.#stage.notify(`${message.text} Reconnecting…`, 'busy');
        break;
      case 'closed':
        this.#end();
        this.#stage.notify(words[message.reason], 'over');
        break;
      default:
        break; // of a newer server: this page is reloaded sooner or later
    }
  }

  #attached(message) {
    const fresh = this.#epoch !== 0 && message.epoch !== this.#epoch;
    if (fresh) {
      this.#stage.reset();
      this.#input.clear();
    }

    this.#attachedNow = true;
    const continues = this.#epoch === message.epoch;
    this.#epoch = message.epoch;
    this.#output.attached(message.offset, message.replayUntil, continues);
    this.#input.attached(message.inputAccepted);
    const { cols, rows } = this.#stage.size;
    if (!message.leads) {
      this.#stage.follow({ cols: message.columns, rows: message.rows });
    } else if (cols !== message.columns || rows !== message.rows) {
      this.#send('Resize', cols, rows); // the page changed while it attached
    }

    this.#stage.notify(null);
    if (fresh) {
      this.#tell('typing', 'The toolbox was restarted. Files in your home are kept, programs are not.');
    }
  }

  #typed(bytes) {
    if (this.#over) {
      return;
    }

    this.#forget('typing');
    if (!this.#input.add(bytes)) {
      this.#tell('typing', 'That is too much to paste.');
    }
  }

  /** Shows a line until what it is about is over. */
  #tell(topic, text) {
    this.#topic = topic;
    this.#stage.notify(text);
  }

  #forget(topic) {
    if (this.#topic === topic) {
      this.#topic = null;
      this.#stage.notify(null);
    }
  }

  /** Only an attached viewer is known to the hub. */
  #send(method, ...values) {
    if (this.#attachedNow) {
      this.#hub.send(method, this.#id, ...values);
    }
  }

  #lost() {
    this.#attachedNow = false;
    this.#input.detached();
  }

  #failed(error) {
    this.#detach();
    if (String(error).includes('session not found')) {
      this.#end();
      this.#stage.notify(words.SessionEnded, 'over');
      return;
    }

    this.#stage.notify(lost, 'busy');
    this.#timer = setTimeout(() => this.#attach(), RETRY);
  }

  #end() {
    this.#over = true;
    this.#detach();
  }
}

function isVisible() {
  return document.visibilityState === 'visible';
}

function randomId() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
