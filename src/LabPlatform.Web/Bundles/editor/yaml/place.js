// Where in an object a line of YAML is, told by indentation alone: while somebody types, the text is mostly no YAML.
const Key = /^("[^"]*"|'[^']*'|[^\s'"#{[&*!|>%@`][^\n]*?)\s*:(?:\s+(.*))?$/; // behind spaces and dashes, with its value

/**
 * @param {string[]} lines of the whole text
 * @param {number} at the line, 0 and more
 * @param {number} column of its first letter that counts: a key begins there, or is to
 * @returns {{ kind: string?, apiVersion: string?, path: string[], keys: string[] }} the object's kind; the keys above, with '-' for an item of
 * a list; and the keys beside it
 */
export function placeOf(lines, at, column) {
  const [begin, end] = documentAround(lines, at);
  const path = [];
  let limit = column; // a key further left than this is above
  let isItem = false; // whose list is being looked for
  const own = dashesOf(lines[at]).filter(dash => dash < column);
  for (let dash = own.pop(); dash !== undefined; dash = own.pop()) {
    path.unshift('-');
    [limit, isItem] = [dash, true];
  }

  for (let line = at - 1; line >= begin && (limit > 0 || isItem); line--) {
    const found = read(lines[line]);
    if (!found) {
      continue;
    }

    const reaches = found.key !== null && (found.indent < limit || (isItem && found.indent === limit));
    if (reaches && !found.value) {
      path.unshift(found.key);
      [limit, isItem] = [found.indent, false];
    } else if (found.indent < limit && found.key !== null) {
      return { ...facts(lines, begin, end), path: ['?'], keys: [] }; // below a value nothing can be
    }

    for (const dash of found.dashes.filter(dash => dash < limit).reverse()) {
      path.unshift('-');
      [limit, isItem] = [dash, true];
    }
  }

  return { ...facts(lines, begin, end), path, keys: beside(lines, begin, end, at, column) };
}

/** Where the words of a line begin behind its spaces and dashes. */
export function beginOf(line) {
  return /^[ ]*(?:- +)*/.exec(line)[0].length;
}

function read(line) {
  if (!line.trim() || line.trimStart().startsWith('#')) {
    return null;
  }

  const indent = beginOf(line);
  const [, key = null, value = ''] = Key.exec(line.slice(indent)) ?? [];
  return { indent, dashes: dashesOf(line), key: key && key.replace(/^(['"])(.*)\1$/, '$2'), value: value && !value.startsWith('#') ? value : null };
}

/** @returns {number[]} their columns */
function dashesOf(line) {
  const dashes = [];
  for (let at = line.search(/\S|$/); line[at] === '-' && /^-( |$)/.test(line.slice(at)); at += /^-\s*/.exec(line.slice(at))[0].length) {
    dashes.push(at);
  }

  return dashes;
}

function documentAround(lines, at) {
  const isBorder = line => /^(---|\.\.\.)(\s|$)/.test(line);
  let begin = at;
  while (begin > 0 && !isBorder(lines[begin - 1])) {
    begin--;
  }

  let end = at;
  while (end + 1 < lines.length && !isBorder(lines[end + 1])) {
    end++;
  }

  return [begin, end];
}

function facts(lines, begin, end) {
  const value = key => lines.slice(begin, end + 1).map(line => new RegExp(`^${key}: *["']?([^\\s"'#]+)`).exec(line)?.[1]).find(Boolean) ?? null;
  return { kind: value('kind'), apiVersion: value('apiVersion') };
}

/** The keys of the same map, other than the line's own. */
function beside(lines, begin, end, at, column) {
  const keys = [];
  const walk = (line, step) => {
    for (; line >= begin && line <= end; line += step) {
      const found = read(lines[line]);
      if (!found) {
        continue;
      }

      if (found.indent < column || (step > 0 && found.dashes.some(dash => dash < column) && found.indent === column)) {
        return;
      }

      if (found.indent === column && found.key !== null) {
        keys.push(found.key);
      }

      if (step < 0 && found.indent === column && found.dashes.length > 0) {
        return; // the first of its item
      }
    }
  };
  if (dashesOf(lines[at]).length === 0) {
    walk(at - 1, -1);
  }

  walk(at + 1, 1);
  return keys;
}
