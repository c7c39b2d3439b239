import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Answers } from '../../../src/BlazorXTerm/Bundles/answers.js';

function make() {
  const handlers = [];
  const register = (kind) => (id, handler) => handlers.push({ kind, id, handler });
  const answers = new Answers({
    parser: { registerCsiHandler: register('csi'), registerDcsHandler: register('dcs'), registerOscHandler: register('osc') },
  });
  return { answers, handlers };
}

test('questions are swallowed only while muted, however often that is asked for', () => {
  const { answers, handlers } = make();
  const swallowed = () => handlers.filter(({ handler }) => handler('?')).length;
  assert.equal(swallowed(), 0);
  answers.mute();
  answers.mute();
  answers.unmute();
  assert.equal(swallowed(), handlers.length);
  answers.unmute();
  assert.equal(swallowed(), 0);
});

test('setting a colour is no question', () => {
  const { answers, handlers } = make();
  answers.mute();
  for (const { handler } of handlers.filter(({ kind }) => kind === 'osc')) {
    assert.equal(handler('rgb:ff/ff/ff'), false);
    assert.equal(handler('?'), true);
  }
});
