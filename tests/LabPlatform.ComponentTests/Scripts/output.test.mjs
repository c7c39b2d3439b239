import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Output } from '../../../src/LabPlatform.Web/Bundles/terminal/output.js';

/** A terminal that parses when told. */
function make() {
  const stage = {
    shown: '',
    replaying: false,
    waiting: [],
    write(data, done) {
      this.waiting.push(() => {
        this.shown += typeof data === 'string' ? data : Buffer.from(data).toString();
        done?.();
      });
    },
    replay(on) {
      this.replaying = on;
    },
    parse() {
      this.waiting.splice(0).forEach((write) => write());
    },
  };
  const acknowledged = [];
  return { stage, acknowledged, output: new Output(stage, (offset) => acknowledged.push(offset)) };
}

const bytes = (text) => new TextEncoder().encode(text);

test('acknowledges what was parsed, not what was received', () => {
  const { stage, acknowledged, output } = make();
  output.attached(0, 0, false);
  output.show(0, bytes('abc'));
  assert.deepEqual(acknowledged, []);
  stage.parse();
  assert.deepEqual(acknowledged, [3]);
});

test('acknowledges seldom while much waits, and the end at once', () => {
  const { stage, acknowledged, output } = make();
  output.attached(0, 0, false);
  for (let i = 0; i < 10; i++) {
    output.show(i * 30_000, new Uint8Array(30_000));
  }

  stage.parse();
  assert.deepEqual(acknowledged, [90_000, 180_000, 270_000, 300_000]);
});

test('is muted for history only, also when a piece is half of it', () => {
  const { stage, output } = make();
  output.attached(0, 5, false);
  assert.equal(stage.replaying, true);
  output.show(0, bytes('old..new'));
  stage.waiting.shift()();
  assert.equal(stage.shown, 'old..');
  assert.equal(stage.replaying, false);
  stage.parse();
  assert.equal(stage.shown, 'old..new');
});

test('a gap is said, in the stream and between two connections', () => {
  const { stage, output } = make();
  output.attached(0, 0, false);
  output.show(0, bytes('a'));
  output.show(101, bytes('b'));
  output.attached(202, 202, true);
  stage.parse();
  assert.match(stage.shown, /^a.*100 bytes of output were skipped.*b.*100 bytes of output were skipped/s);
});

test('writes of an old connection acknowledge nothing on the new one', () => {
  const { stage, acknowledged, output } = make();
  output.attached(0, 0, false);
  output.show(0, bytes('abc'));
  output.attached(3, 3, true);
  stage.parse();
  assert.deepEqual(acknowledged, []);
  assert.equal(output.offset, 3);
});
