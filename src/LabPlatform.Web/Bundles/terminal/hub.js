import { HubConnectionBuilder, HubConnectionState, LogLevel } from '@microsoft/signalr';

const hubs = new Map();
const delays = [0, 500, 1000, 2000, 3000, 5000];

/** One SignalR connection for all terminals of a page. Comes back by itself for as long as somebody uses it. */
export class Hub {
  #url;
  #users = new Set();
  #connection;
  #failures = 0;
  #timer = 0;
  #starting = false;

  static shared(url) {
    if (!hubs.has(url)) {
      hubs.set(url, new Hub(url));
    }

    return hubs.get(url);
  }

  constructor(url) {
    this.#url = url;
    this.#connection = new HubConnectionBuilder().withUrl(url).configureLogging(LogLevel.None).build();
    this.#connection.onclose(() => this.#lost());
  }

  /** @param {{ up: () => void, down: (refused: boolean) => void }} user told when the connection is there and when it is not */
  join(user) {
    if (this.#users.size === 0) {
      addEventListener('online', this.#hurry);
      document.addEventListener('visibilitychange', this.#hurry);
    }

    this.#users.add(user);
    if (this.#connection.state === HubConnectionState.Connected) {
      user.up();
    } else {
      this.#start();
    }
  }

  async leave(user) {
    this.#users.delete(user);
    if (this.#users.size === 0) {
      removeEventListener('online', this.#hurry);
      document.removeEventListener('visibilitychange', this.#hurry);
      clearTimeout(this.#timer);
      hubs.delete(this.#url);
      await this.#connection.stop();
    }
  }

  stream(method, ...values) {
    return this.#connection.stream(method, ...values);
  }

  /** Sends without waiting for an answer. What cannot be sent now is lost here: its sender knows how to go on after `up`. */
  send(method, ...values) {
    if (this.#connection.state === HubConnectionState.Connected) {
      this.#connection.send(method, ...values).catch(() => {}); // closed in this moment: `down` follows
    }
  }

  async #start() {
    if (this.#starting || this.#users.size === 0 || this.#connection.state !== HubConnectionState.Disconnected) {
      return;
    }

    this.#starting = true;
    clearTimeout(this.#timer);
    try {
      await this.#connection.start();
      this.#failures = 0;
    } catch (error) {
      this.#starting = false;
      this.#retry(/Status code '40[134]'/.test(String(error)));
      return;
    }

    this.#starting = false;
    if (this.#users.size === 0) {
      await this.#connection.stop(); // everybody left while it started
      return;
    }

    for (const user of [...this.#users]) {
      user.up();
    }
  }

  #lost() {
    if (this.#users.size > 0) {
      this.#retry(false);
    }
  }

  #retry(refused) {
    for (const user of [...this.#users]) {
      user.down(refused);
    }

    const delay = delays[Math.min(this.#failures++, delays.length - 1)] * (0.75 + Math.random() / 2);
    this.#timer = setTimeout(() => this.#start(), delay);
  }

  // A laptop that wakes up or a page that is looked at again does not wait for the timer.
  #hurry = () => {
    if (document.visibilityState === 'visible') {
      this.#start();
    }
  };
}
