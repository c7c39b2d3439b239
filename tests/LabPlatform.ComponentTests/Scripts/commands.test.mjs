import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Commands } from '../../../src/LabPlatform.Web/Bundles/terminal/commands.js';

function make() {
  const stage = {
    element: new EventTarget(),
    log: [],
    bracketedPaste: true,
    type(text) {
      this.log.push(text);
    },
    paste(text) {
      this.log.push(`paste:${text}`);
    },
  };
  const commands = new Commands(stage);
  const ask = (detail) => stage.element.dispatchEvent(new CustomEvent('lab-terminal-input', { cancelable: true, detail }));
  return { stage, commands, ask };
}

async function until(condition) {
  for (const end = Date.now() + 5000; !condition();) {
    assert.ok(Date.now() < end, `waited in vain until ${condition}`);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

test('types the text and presses Enter behind it, in the order asked', async () => {
  const { stage, ask } = make();
  assert.equal(ask({ text: 'one\n' }), false); // somebody took it
  ask({ text: 'two', enter: false });
  await until(() => stage.log.length >= 3);
  assert.deepEqual(stage.log, ['one', '\r', 'two']);
});

test('pastes several lines, and tabs that a shell would complete', async () => {
  const { stage, ask } = make();
  ask({ text: 'cat <<E\n\ta\nE' });
  ask({ text: 'a\tb', enter: false });
  await until(() => stage.log.length >= 3);
  assert.deepEqual(stage.log, ['paste:cat <<E\n\ta\nE', '\r', 'paste:a\tb']);
});

test('presses control keys and nothing else', async () => {
  const { stage, ask } = make();
  ask({ text: '^C', keys: true });
  ask({ text: '^ESC:wq', keys: true });
  await until(() => stage.log.length >= 2);
  assert.deepEqual(stage.log, ['\x03', '\x1b:wq']);
});

test('writes a file with a command', async () => {
  const { stage, ask } = make();
  ask({ text: 'a: 1', file: { path: 'app.yaml', change: 'replace' } });
  await until(() => stage.log.length >= 2);
  assert.deepEqual(stage.log, ["paste:cat > ~/'app.yaml' <<'END_OF_FILE'\na: 1\nEND_OF_FILE", '\r']);
});

test('interrupts, waits for a prompt, then pastes', async () => {
  const { stage, ask } = make();
  stage.bracketedPaste = false;
  ask({ text: 'next', interrupt: true });
  await until(() => stage.log.length > 0);
  assert.deepEqual(stage.log, ['\x03']);
  stage.bracketedPaste = true;
  await until(() => stage.log.length >= 3);
  assert.deepEqual(stage.log, ['\x03', 'next', '\r']);
});

test('a disposed one takes nothing', () => {
  const { commands, ask } = make();
  commands.dispose();
  assert.equal(ask({ text: 'x' }), true);
});
