import assert from 'node:assert/strict';
import { test } from 'node:test';
import { completionsAt } from '../../../src/LabPlatform.Web/Bundles/editor/yaml/completion.js';

/** What is offered where the text has its bar. */
function offered(text, wanted = true) {
  const lines = text.split('\n');
  const at = lines.findIndex(line => line.includes('|'));
  const column = lines[at].indexOf('|');
  lines[at] = lines[at].replace('|', '');
  return completionsAt(lines, at, column, wanted);
}

const labels = text => offered(text)?.options.map(option => option.label) ?? [];

const deployment = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  replicas: 2
  template:
    spec:
      containers:
      - name: web
        image: nginx:1.25
        ports:
        - containerPort: 80
`;

test('an empty file is offered what every object begins with', () => assert.deepEqual(labels('|'), ['apiVersion', 'kind', 'metadata']));

test('kinds are those of the apiVersion', () => assert.deepEqual(labels('apiVersion: apps/v1\nkind: |'), ['DaemonSet', 'Deployment', 'ReplicaSet', 'StatefulSet']));

test('the apiVersion is that of the kind', () => assert.deepEqual(labels('apiVersion: |\nkind: NetworkPolicy'), ['networking.k8s.io/v1']));

test('another document of the file has a kind of its own', () => assert.deepEqual(labels('kind: Pod\n---\nkind: Role\n|').slice(0, 3), ['apiVersion', 'metadata', 'rules']));

test('keys that are there already are not offered', () => {
  assert.ok(!labels(`${deployment}|`).includes('spec'));
  assert.ok(!labels(deployment.replace('  template', '  |\n  template')).includes('replicas'));
  assert.ok(labels(deployment.replace('  template', '  |\n  template')).includes('strategy'));
});

test('fields of a container, beside its dash', () => {
  const found = labels(deployment.replace('        ports', '        |\n        ports'));
  assert.ok(found.includes('livenessProbe') && found.includes('resources'), found.join());
  assert.ok(!found.includes('image') && !found.includes('ports') && !found.includes('replicas'), found.join());
});

test('fields of a new item, with a dash that stands below its key or further in', () => {
  for (const dash of ['      - |', '        - |']) {
    assert.ok(labels(`${deployment.split('      - name')[0]}${dash}`).includes('image'), dash);
  }
});

test('fields of a nested item', () => assert.ok(labels(`${deployment}          |`).includes('protocol')));

test('after a list, the map it is in goes on', () => assert.ok(labels(`${deployment}        |`).includes('command')));

test('values that can be', () => {
  assert.deepEqual(labels(deployment.replace('replicas: 2', 'replicas: 2\n  strategy:\n    type: |')), ['RollingUpdate', 'Recreate']);
  assert.deepEqual(labels('kind: Role\nrules:\n- verbs:\n  - |'), ['get', 'list', 'watch', 'create', 'update', 'patch', 'delete']);
});

test('names of one\'s own are left to whoever makes them', () => assert.deepEqual(labels('kind: Pod\nmetadata:\n  labels:\n    |'), []));

test('below a value there is nothing', () => assert.deepEqual(labels('kind: Pod\nmetadata:\n  name: web\n    |'), []));

test('what is completed begins where the word does, and brings its colon', () => {
  const { from, options } = offered('kind: Pod\nspec:\n  contai|');
  const found = options.find(option => option.label === 'containers');
  assert.deepEqual([from, found.apply, found.detail, found.info], [2, 'containers:', 'list', 'What runs in the pod; they share its address.']);
  assert.equal(options.find(option => option.label === 'hostname').apply, 'hostname: ');
});

test('nothing is offered to whoever only makes a new line', () => assert.equal(offered('kind: Pod\n|', false), null));

test('no text makes it fail', () => {
  for (const text of ['- - -|', ':|', '"|', '|', '\t|', 'a: [|', '- |', '? |', '---|', 'constructor:\n  |', 'kind: constructor\n|', 'kind: Pod\n__proto__:\n  |']) {
    offered(text);
  }
});
