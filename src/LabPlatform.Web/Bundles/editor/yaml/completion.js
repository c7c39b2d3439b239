import { kinds } from './kinds.js';
import { beginOf, placeOf } from './place.js';
import { fieldsAt, valuesAt } from './schema.js';

/** CodeMirror's source of completions. */
export function complete(context) {
  const line = context.state.doc.lineAt(context.pos);
  const found = completionsAt(context.state.doc.toString().split('\n'), line.number - 1, context.pos - line.from, context.explicit);
  return found && { from: line.from + found.from, options: found.options, validFor: /^[\w./-]*$/ };
}

/**
 * @param {string[]} lines of the text
 * @param {number} at the line, 0 and more
 * @param {number} column of the cursor
 * @param {boolean} wanted somebody asks, instead of just typing
 * @returns {{ from: number, options: { label: string, apply: string, detail: string?, info: string? }[] }?}
 */
export function completionsAt(lines, at, column, wanted) {
  const before = lines[at].slice(0, column);
  const [, lead, key, gap, word] = /^([ ]*(?:- +)*)(?:([\w.-]+|"[^"]*")(:\s+))?([\w./-]*)$/.exec(before) ?? [];
  if (lead === undefined || (!word && !wanted)) {
    return null;
  }

  const from = column - word.length;
  const place = placeOf(lines, at, beginOf(before));
  const options = key ? values(place, key) : [...keys(place), ...(lead.includes('-') ? items(place) : [])];
  return options.length > 0 ? { from: gap ? from : lead.length, options } : null;
}

function keys({ kind, path, keys: taken }) {
  const fields = Object.entries(fieldsAt(kind, path) ?? {}).filter(([name]) => !taken.includes(name));
  return fields.map(([name, { type, help }]) => ({
    label: name,
    apply: `${name}:${isValue(type) ? ' ' : ''}`,
    detail: type.endsWith('[]') ? 'list' : undefined,
    info: help || undefined,
  }));
}

function values({ kind, apiVersion, path }, key) {
  if (path.length === 0 && key === 'kind') {
    const all = Object.entries(kinds);
    const fitting = all.filter(([, known]) => !apiVersion || known.apiVersion === apiVersion);
    return (fitting.length > 0 ? fitting : all).map(([name, known]) => ({ label: name, apply: name, detail: known.apiVersion }));
  }

  if (path.length === 0 && key === 'apiVersion') {
    const versions = Object.hasOwn(kinds, kind) ? [kinds[kind].apiVersion] : [...new Set(Object.values(kinds).map(known => known.apiVersion))];
    return versions.map(version => ({ label: version, apply: version, detail: Object.keys(kinds).filter(name => kinds[name].apiVersion === version).slice(0, 3).join(', ') }));
  }

  return valuesAt(kind, [...path, key]).map(value => ({ label: value, apply: value }));
}

function items({ kind, path }) {
  return path.at(-1) === '-' ? valuesAt(kind, path).map(value => ({ label: value, apply: value })) : [];
}

function isValue(type) {
  return type.startsWith('=') || /^[a-z]+$/.test(type);
}
