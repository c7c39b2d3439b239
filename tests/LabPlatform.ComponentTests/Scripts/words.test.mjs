import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { controlKeys, writeFile } from '../../../src/LabPlatform.Web/Bundles/terminal/words.js';

for (const [text, sent] of [
  ['^C', '\x03'],
  ['^c', '\x03'],
  ['^ESC', '\x1b'],
  ['^[', '\x1b'],
  ['^X', '\x18'],
  ['^X^C', '\x18\x03'],
  ['^X ^C', '\x18\x03'],
  ['^ESC:wq', '\x1b:wq'],
  ['^?', '\x7f'],
  ['plain', 'plain'],
]) {
  test(`${text} is sent as ${JSON.stringify(sent)}`, () => assert.equal(controlKeys(text), sent));
}

function written(before, file, text) {
  const home = mkdtempSync(join(tmpdir(), 'lab-words-'));
  try {
    if (before !== null) {
      writeFileSync(join(home, file.path), before);
    }

    execFileSync('bash', ['-c', writeFile(file, text)], { env: { ...process.env, HOME: home } });
    return readFileSync(join(home, file.path), 'utf8');
  } finally {
    rmSync(home, { recursive: true });
  }
}

const hostile = "it's $HOME `id` \\n \"x\"\nEND_OF_FILE\n\ttab";

test('a file is written as it is', () => assert.equal(written(null, { path: "a 'b'/c.txt", change: 'replace' }, hostile), `${hostile}\n`));
test('a file is replaced', () => assert.equal(written('old\n', { path: 'a', change: 'replace' }, 'new\n'), 'new\n'));
test('a text is appended', () => assert.equal(written('old\n', { path: 'a', change: 'append' }, 'new'), 'old\nnew\n'));
test('a text is put before the others', () => assert.equal(written('old\n', { path: 'a', change: 'prepend' }, 'new'), 'new\nold\n'));
test('a text takes the place of its marker', () =>
  assert.equal(written("a\n# TODO 'x'\nb\n", { path: 'a', change: 'insert', marker: "# TODO 'x'" }, hostile), `a\n${hostile}\nb\n`));
