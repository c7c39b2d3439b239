import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clean, cleanTitle } from '../../../src/BlazorXTerm/Bundles/text.js';
import { decode, encode } from '../../../src/LabPlatform.Web/Bundles/terminal/base64.js';

test('a paste cannot end its own mark or press keys', () => {
  assert.equal(clean('a\x1b[201~\x03rm -rf /\x04\x9b2J\tb\r\n'), 'a[201~rm -rf /2J\tb\r\n');
});

test('titles are printable and short', () => {
  assert.equal(cleanTitle('x\x07\u202ereboot\u2028'), 'xreboot');
  assert.equal([...cleanTitle('😀'.repeat(100))].length, 64);
});

test('base64 there and back for all bytes', () => {
  const bytes = Uint8Array.from({ length: 8192 }, (_, i) => i & 255);
  assert.deepEqual(decode(encode(bytes)), bytes);
});
