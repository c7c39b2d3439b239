const ACKNOWLEDGE_EVERY = 64 * 1024;

/** Shows output in order, tells where some is missing, and acknowledges what the terminal has parsed. */
export class Output {
  #stage;
  #acknowledge;
  #replayUntil = 0;
  #received = 0;
  #parsed = 0;
  #acknowledged = 0;
  #generation = 0;

  /** @param {(offset: number) => void} acknowledge */
  constructor(stage, acknowledge) {
    this.#stage = stage;
    this.#acknowledge = acknowledge;
  }

  /** The first byte not seen yet. */
  get offset() {
    return this.#received;
  }

  /** Output follows from an offset; all before `replayUntil` was seen by somebody before. */
  attached(offset, replayUntil, continues) {
    if (continues && offset > this.#received) {
      this.#tellGap(offset - this.#received);
    }

    this.#generation++;
    this.#received = this.#parsed = this.#acknowledged = offset;
    this.#replayUntil = replayUntil;
    this.#stage.replay(offset < replayUntil);
  }

  show(offset, bytes) {
    if (offset > this.#received) {
      this.#tellGap(offset - this.#received);
    }

    const history = Math.min(Math.max(this.#replayUntil - offset, 0), bytes.length);
    if (history > 0) {
      this.#write(bytes.subarray(0, history), offset + history);
    }

    if (history < bytes.length) {
      this.#write(bytes.subarray(history), offset + bytes.length);
    }
  }

  #write(bytes, end) {
    this.#received = end;
    const generation = this.#generation;
    this.#stage.write(bytes, () => {
      if (generation === this.#generation) {
        this.#shown(end);
      }
    });
  }

  #shown(end) {
    this.#parsed = end;
    if (end >= this.#replayUntil) {
      this.#stage.replay(false);
    }

    // At once when nothing waits, so that the sender is never held up; else now and then.
    if (end === this.#received || end - this.#acknowledged >= ACKNOWLEDGE_EVERY) {
      this.#acknowledged = end;
      this.#acknowledge(end);
    }
  }

  #tellGap(count) {
    const size = count < 10240 ? `${count} bytes` : `${Math.round(count / 1024)} KB`;
    // CAN ends a sequence that was cut, the rest makes the line stand out.
    this.#stage.write(`\x18\x1b[0m\r\n\x1b[7m ${size} of output were skipped \x1b[0m\r\n`);
  }
}
