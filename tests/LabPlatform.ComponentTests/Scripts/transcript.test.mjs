import assert from 'node:assert/strict';
import { test } from 'node:test';
import { transcript } from '../../../src/BlazorXTerm/Bundles/transcript.js';

/** Rows of a terminal that is five columns wide; one that begins with + goes on with the row above. */
function bufferOf(...rows) {
  return {
    length: rows.length,
    getLine: (row) => rows[row] === undefined ? undefined : {
      isWrapped: rows[row].startsWith('+'),
      translateToString: (trim) => trim ? rows[row].replace(/^\+/, '').trimEnd() : rows[row].replace(/^\+/, '').padEnd(5),
    },
  };
}

test('what the terminal wrapped is one line again, with its blanks', () => {
  assert.equal(transcript(bufferOf('ab cd', '+ef  ', 'next')), 'ab cdef\nnext\n');
  assert.equal(transcript(bufferOf('ab', '+cd')), 'ab   cd\n');
});

test('the empty rows below are no output', () => {
  assert.equal(transcript(bufferOf('$ ls', '', 'file', '', '')), '$ ls\n\nfile\n');
});

test('a scroll-back that begins in the middle of a line', () => {
  assert.equal(transcript(bufferOf('+rest', 'next')), 'rest\nnext\n');
});
