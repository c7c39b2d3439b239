import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Input } from '../../../src/LabPlatform.Web/Bundles/terminal/input.js';

const window = 64 * 1024;

function make() {
  const sent = [];
  const input = new Input((offset, bytes) => sent.push({ offset, text: Buffer.from(bytes).toString() }));
  return { input, sent, all: () => sent.map(({ text }) => text).join('') };
}

const bytes = (text) => new TextEncoder().encode(text);

test('typed before the terminal is there, sent when it is', () => {
  const { input, sent } = make();
  input.add(bytes('ls\r'));
  assert.deepEqual(sent, []);
  input.attached(0);
  assert.deepEqual(sent, [{ offset: 0, text: 'ls\r' }]);
});

test('never further ahead than the window, whole in the end', () => {
  const { input, sent, all } = make();
  const text = 'x'.repeat(1_000_000);
  input.attached(0);
  input.add(bytes(text));
  while (all().length < text.length) {
    const end = all().length;
    assert.ok(sent.every((piece) => piece.text.length <= 8 * 1024));
    input.taken(end);
    assert.ok(all().length <= end + window);
    assert.ok(all().length > end);
  }

  assert.equal(all(), text);
});

test('after a break goes on where the terminal says, neither lost nor twice', () => {
  const { input, sent } = make();
  input.attached(0);
  input.add(bytes('first '));
  input.add(bytes('second'));
  input.detached();
  input.add(bytes(' third'));
  sent.length = 0;
  input.attached(3);
  assert.deepEqual(sent, [{ offset: 3, text: 'st ' }, { offset: 6, text: 'second' }, { offset: 12, text: ' third' }]);
});

test('a terminal that does not know this viewer counts anew', () => {
  const { input, sent } = make();
  input.attached(0);
  input.add(bytes('gone'));
  input.taken(4);
  input.detached();
  input.add(bytes('new'));
  sent.length = 0;
  input.attached(0);
  assert.deepEqual(sent, [{ offset: 0, text: 'new' }]);
});

test('a fresh toolbox does not get what was meant for the old one', () => {
  const { input, sent } = make();
  input.attached(10);
  input.add(bytes('rm -r '));
  input.detached();
  sent.length = 0;
  input.clear();
  input.attached(0);
  input.add(bytes('ls'));
  assert.deepEqual(sent, [{ offset: 0, text: 'ls' }]);
});

test('Ctrl-C overtakes what was not sent yet', () => {
  const { input, sent, all } = make();
  input.attached(0);
  input.add(bytes('y'.repeat(200_000)));
  input.add(bytes('\x03'));
  assert.equal(all().length, window);
  input.taken(window);
  assert.deepEqual(sent.at(-1), { offset: window, text: '\x03' });
  assert.equal(input.pending, 1);
});

test('more than can be kept is refused', () => {
  const { input } = make();
  assert.equal(input.add(new Uint8Array(40 * 1024 * 1024)), false);
  assert.equal(input.pending, 0);
});
