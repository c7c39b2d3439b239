import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { problems } from '../../../src/LabPlatform.Web/Bundles/editor/yaml/problems.js';

/** Each problem as "line: words". */
const said = text => problems(text).map(({ from, message }) => `${text.slice(0, from).split('\n').length}: ${message}`);

const deployment = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  selector:
    matchLabels:
      app: web
  template:
    metadata:
      labels:
        app: web
    spec:
      containers:
      - name: web
        image: nginx
`;

test('a right one has no problem', () => assert.deepEqual(said(deployment), []));

test('an empty text, a comment and other YAML have none', () => {
  for (const text of ['', '# nothing\n', '---\n', 'a: 1\nb: [2]\n', '- 1\n', 'text']) {
    assert.deepEqual(said(text), [], text);
  }
});

for (const [what, from, to, expected] of [
  ['the apiVersion of another kind', 'apps/v1', 'v1', '1: The apiVersion of a Deployment is apps/v1.'],
  ['a misspelt kind', 'kind: Deployment', 'kind: Deploymnet', '2: There is no Deploymnet. Is Deployment meant?'],
  ['no name', '  name: web\nspec', '  labels: {}\nspec', '3: metadata.name is missing: everything has a name.'],
  ['no kind', 'kind: Deployment\n', '', '1: kind is missing: which sort of object is it?'],
  ['no apiVersion', 'apiVersion: apps/v1\n', '', '1: apiVersion is missing: it is apps/v1 for a Deployment.'],
  ['another label in the template', '        app: web', '        app: api', "8: The selector does not choose the template's pods: spec.template.metadata.labels has app: api."],
  ['no such label in the template', '        app: web', '        tier: web', "8: The selector does not choose the template's pods: spec.template.metadata.labels does not have this label."],
  ['no selector', '  selector:\n    matchLabels:\n      app: web\n', '', '6: spec.selector is missing: a Deployment has to know which pods are its own.'],
  ['a misspelt field', '  selector:\n    matchLabels', '  replica: 2\n  selector:\n    matchLabels', '6: replica is not known here. Is replicas meant?'],
  ['a misspelt field in a list', 'image: nginx', 'imagee: nginx', '16: imagee is not known here. Is image meant?'],
  ['a map where a list is to be', '      - name: web\n        image', '        name: web\n        image', '14: containers is a list: each item of it begins with a dash.'],
]) {
  test(`${what} is said at its line`, () => assert.deepEqual(said(deployment.replace(from, to)), [expected]));
}

for (const [what, text, expected] of [
  ['a tab', 'a:\n\tb: 1\n', '2: YAML is indented with spaces, not with a tab.'],
  ['a key twice', 'a: 1\na: 2\n', '2: This key is here twice.'],
  ['a quote without end', 'a: "b\nc: 1\n', undefined],
  ['two colons', 'a: b: c\n', '1: There cannot be two colons in one line: the second value begins a line of its own, or goes into quotes.'],
]) {
  test(`${what} is wrong at its line`, () => {
    const found = said(text);
    assert.equal(found.length, 1, found.join());
    if (expected) {
      assert.equal(found[0], expected);
    }
  });
}

test('the second document is judged as the first', () => assert.deepEqual(said(`${deployment}---\napiVersion: v1\nkind: Pd\nmetadata: { name: x }\n`), ['19: There is no Pd. Is Pod meant?']));

test('every place of a problem is in the text', () => {
  for (const text of ['{', '[', '"', 'a: *b', '&a', '!!x y', '\t', '? a\n: b\n? c', 'kind: Pod', 'kind: [1]\napiVersion: {}\n', 'kind: Deployment\napiVersion: apps/v1\nspec: {}\n', 'a: |\n\tb', '%YAML 9\n---\n']) {
    for (const { from, to } of problems(text)) {
      assert.ok(from >= 0 && from <= to && to <= Math.max(1, text.length), `${JSON.stringify(text)}: ${from}-${to}`);
    }
  }
});

const labs = new URL('../../../labs/', import.meta.url);
test('what the labs ship is right', () => {
  const files = readdirSync(labs, { recursive: true }).filter(file => /assets\/.*\.ya?ml$/.test(file));
  const found = files.map(file => [file, said(readFileSync(new URL(file, labs), 'utf8'))]).filter(([, all]) => all.length > 0);
  assert.ok(files.length > 5, `${files.length} manifests`);
  assert.deepEqual(found, []);
});
