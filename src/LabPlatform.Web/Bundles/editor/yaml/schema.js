import { kinds, types } from './kinds.js';

const Top = {
  apiVersion: { type: 'text', help: 'The API the kind belongs to.' },
  kind: { type: 'text', help: 'What it is.' },
  metadata: { type: 'Metadata', help: 'Its name and labels.' },
};

/** @returns {Record<string, { type: string, help: string }>?} the fields at a place of an object; null where they are not known, or one's own */
export function fieldsAt(kind, path) {
  if (path.length === 0) {
    return { ...Top, ...read(Object.hasOwn(kinds, kind) ? kinds[kind].fields : {}) };
  }

  let fields = fieldsAt(kind, []);
  for (let at = 0; at < path.length; at++) {
    if (!fields || !Object.hasOwn(fields, path[at])) {
      return null;
    }

    let { type } = fields[path[at]];
    if (type.endsWith('[]')) {
      if (path[at + 1] !== '-') {
        return null;
      }

      at++;
      type = type.slice(0, -2);
    }

    fields = Object.hasOwn(types, type) && typeof types[type] === 'object' ? read(types[type]) : null;
  }

  return fields;
}

/** @returns {string[]} what the value of a key can be, as far as that is known; `path` leads to the key, or to an item of a list */
export function valuesAt(kind, path) {
  const isItem = path.at(-1) === '-';
  const key = path.at(isItem ? -2 : -1);
  const field = fieldsAt(kind, path.slice(0, isItem ? -2 : -1))?.[key];
  if (!field || field.type.endsWith('[]') !== isItem) {
    return [];
  }

  const type = isItem ? field.type.slice(0, -2) : field.type;
  const known = typeof types[type] === 'string' ? types[type] : type;
  return known.startsWith('=') ? known.slice(1).split('|') : known === 'bool' ? ['true', 'false'] : [];
}

/** @returns {string?} the one of the words that was probably meant */
export function meant(word, words) {
  const near = words.map(other => ({ other, far: distance(word.toLowerCase(), other.toLowerCase()) })).sort((a, b) => a.far - b.far)[0];
  return near && near.far <= (word.length > 5 ? 2 : 1) ? near.other : null;
}

function read(fields) {
  return Object.fromEntries(Object.entries(fields).map(([name, text]) => {
    const at = text.indexOf(': ');
    return [name, at < 0 ? { type: text, help: '' } : { type: text.slice(0, at), help: text.slice(at + 2) }];
  }));
}

/** How many letters have to be put in, taken out or exchanged. */
function distance(a, b) {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next.push(Math.min(next[j - 1] + 1, row[j] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1)));
    }

    row = next;
  }

  return row[b.length];
}
