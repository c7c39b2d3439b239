const WINDOW = 64 * 1024; // what the terminal may have been sent and not taken yet
const CHUNK = 8 * 1024; // well below the hub's limit of a message, in base64 too
const LIMIT = 32 * 1024 * 1024;
const INTERRUPT = 3;

/**
 * Everything typed here that the terminal has not taken yet, counted in bytes since this viewer began. After a break it is
 * sent again from where the terminal says it is: nothing is lost, nothing is typed twice.
 */
export class Input {
  #send;
  #parts = []; // { offset, bytes } without gaps
  #end = 0;
  #sent = 0;
  #taken = 0;
  #attached = false;

  /** @param {(offset: number, bytes: Uint8Array) => void} send */
  constructor(send) {
    this.#send = send;
  }

  /** Bytes that wait. */
  get pending() {
    return this.#end - (this.#parts[0]?.offset ?? this.#end);
  }

  /** @returns {boolean} false when it was too much to keep */
  add(bytes) {
    if (bytes.length === 1 && bytes[0] === INTERRUPT) {
      this.#dropUnsent(); // Ctrl-C is meant for what runs now, not for the end of a long paste
    }

    if (this.pending + bytes.length > LIMIT) {
      return false;
    }

    this.#parts.push({ offset: this.#end, bytes });
    this.#end += bytes.length;
    this.#pump();
    return true;
  }

  /** A terminal is there that has accepted input up to an offset. */
  attached(accepted) {
    this.#drop(accepted);
    this.#renumber(accepted);
    this.#sent = this.#taken = accepted;
    this.#attached = true;
    this.#pump();
  }

  detached() {
    this.#attached = false;
  }

  taken(offset) {
    this.#taken = Math.max(this.#taken, offset);
    this.#drop(offset);
    this.#pump();
  }

  /** Forgets what waits: it was meant for a shell that is gone. */
  clear() {
    this.#parts = [];
    this.#sent = this.#end;
  }

  #pump() {
    while (this.#attached && this.#sent < this.#end && this.#sent < this.#taken + WINDOW) {
      const part = this.#parts.find(({ offset, bytes }) => this.#sent < offset + bytes.length);
      const start = this.#sent - part.offset;
      const count = Math.min(CHUNK, part.bytes.length - start, this.#taken + WINDOW - this.#sent);
      this.#send(this.#sent, part.bytes.subarray(start, start + count));
      this.#sent += count;
    }
  }

  /** Forgets what lies before an offset. */
  #drop(offset) {
    while (this.#parts.length > 0 && this.#parts[0].offset + this.#parts[0].bytes.length <= offset) {
      this.#parts.shift();
    }

    const first = this.#parts[0];
    if (first && first.offset < offset) {
      this.#parts[0] = { offset, bytes: first.bytes.subarray(offset - first.offset) };
    }
  }

  /** A terminal that does not know this viewer counts from its own number. */
  #renumber(accepted) {
    let next = accepted;
    for (const part of this.#parts) {
      part.offset = next;
      next += part.bytes.length;
    }

    this.#end = next;
  }

  #dropUnsent() {
    this.#parts = this.#parts
      .filter(({ offset }) => offset < this.#sent)
      .map(({ offset, bytes }) => ({ offset, bytes: bytes.subarray(0, this.#sent - offset) }));
    this.#end = this.#sent;
  }
}
