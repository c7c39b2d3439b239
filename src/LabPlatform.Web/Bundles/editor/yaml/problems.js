import { LineCounter, isMap, isScalar, isSeq, parseAllDocuments } from 'yaml';
import { choosing, kinds } from './kinds.js';
import { fieldsAt, meant } from './schema.js';

const Most = 50;

/** @returns {{ from: number, to: number, severity: 'error'|'warning', message: string }[]} what is wrong in a text, by the letters it is about */
export function problems(text) {
  const lines = new LineCounter();
  const documents = [parseAllDocuments(text, { lineCounter: lines, prettyErrors: false })].flat();
  const found = [];
  for (const document of documents) {
    const errors = document.errors?.slice(0, 1) ?? []; // the first is the cause; those behind it follow from it
    errors.forEach(error => found.push(range(text, error.pos, 'error', words(error))));
    if (errors.length === 0 && isMap(document.contents)) {
      judge(document.contents, (node, severity, message) => found.push(range(text, node.range ?? [0, 1], severity, message)));
    }
  }

  return found.slice(0, Most);
}

function range(text, [from, to], severity, message) {
  const begin = Math.min(from, Math.max(0, text.length - 1));
  const line = text.indexOf('\n', begin);
  const end = Math.min(to ?? begin + 1, line < 0 ? text.length : Math.max(line, begin + 1), text.length);
  return { from: begin, to: Math.max(begin, end), severity, message };
}

function words({ code, message }) {
  switch (code) {
    case 'TAB_AS_INDENT': return 'YAML is indented with spaces, not with a tab.';
    case 'BAD_INDENT': return 'This line is not indented like those beside it.';
    case 'DUPLICATE_KEY': return 'This key is here twice.';
    case 'MISSING_CHAR': return message.includes('quote') ? 'A quote is missing.' : `${message}.`;
    case 'MULTILINE_IMPLICIT_KEY': return 'There is a colon missing, or a quote, here or in the line before.';
    case 'BLOCK_AS_IMPLICIT_KEY': return 'There cannot be two colons in one line: the second value begins a line of its own, or goes into quotes.';
    default: return `${message.replace(/\.$/, '')}.`;
  }
}

function judge(object, tell) {
  const [apiVersion, kind] = [object.get('apiVersion', true), object.get('kind', true)];
  if (!apiVersion && !kind) {
    return; // some other YAML
  }

  const name = isScalar(kind) ? String(kind.value) : null;
  const first = object.items[0].key;
  if (!kind) {
    tell(first, 'error', 'kind is missing: which sort of object is it?');
  } else if (!apiVersion) {
    tell(first, 'error', `apiVersion is missing${Object.hasOwn(kinds, name) ? `: it is ${kinds[name].apiVersion} for a ${name}` : ''}.`);
  } else if (Object.hasOwn(kinds, name)) {
    if (apiVersion.value !== kinds[name].apiVersion) {
      tell(apiVersion, 'error', `The apiVersion of a ${name} is ${kinds[name].apiVersion}.`);
    }
  } else {
    const near = meant(name ?? '', Object.keys(kinds));
    if (near) {
      tell(kind, 'error', `There is no ${name}. Is ${near} meant?`);
    }
  }

  const metadata = object.get('metadata', true);
  if (name && !name.endsWith('List') && !(isMap(metadata) && (metadata.has('name') || metadata.has('generateName')))) {
    tell(keyOf(object, 'metadata') ?? first, 'error', 'metadata.name is missing: everything has a name.');
  }

  if (Object.hasOwn(kinds, name)) {
    spell(object, name, [], tell);
  }

  if (choosing.includes(name) && isMap(object.get('spec', true))) {
    choose(object.get('spec', true), name, tell);
  }
}

/** Keys that are not known, and look like one that is. */
function spell(map, kind, path, tell) {
  const fields = fieldsAt(kind, path);
  for (const { key, value } of map.items) {
    const name = String(key?.value ?? '');
    if (fields && !Object.hasOwn(fields, name)) {
      const near = meant(name, Object.keys(fields).filter(other => !map.has(other)));
      if (near) {
        tell(key, 'warning', `${name} is not known here. Is ${near} meant?`);
      }
    } else if (fields && isMap(value)) {
      if (fields[name].type.endsWith('[]')) {
        tell(key, 'error', `${name} is a list: each item of it begins with a dash.`);
      } else {
        spell(value, kind, [...path, name], tell);
      }
    } else if (fields && isSeq(value)) {
      value.items.filter(isMap).forEach(item => spell(item, kind, [...path, name, '-'], tell));
    }
  }
}

function choose(spec, kind, tell) {
  const selector = spec.get('selector', true);
  if (!selector) {
    tell(spec.items[0]?.key ?? spec, 'error', `spec.selector is missing: a ${kind} has to know which pods are its own.`);
    return;
  }

  const labels = spec.getIn(['template', 'metadata', 'labels'], true);
  const wanted = isMap(selector) ? selector.get('matchLabels', true) : null;
  for (const { key, value } of isMap(wanted) ? wanted.items : []) {
    const has = isMap(labels) ? labels.get(key.value) : undefined;
    if (has === undefined || String(has) !== String(value?.value)) {
      const why = has === undefined ? 'does not have this label' : `has ${key.value}: ${has}`;
      tell(key, 'error', `The selector does not choose the template's pods: spec.template.metadata.labels ${why}.`);
    }
  }
}

function keyOf(map, name) {
  return map.items.find(pair => pair.key?.value === name)?.key;
}
