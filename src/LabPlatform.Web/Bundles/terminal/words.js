const named = { ESC: '\x1b', ENTER: '\r', TAB: '\t', SPACE: ' ', DEL: '\x7f', '?': '\x7f' };

/** What keys written as ^C, ^ESC or ^X send; other characters are typed as they are, blanks between keys are not. */
export function controlKeys(text) {
  return text.trim().replace(/\s*\^(ESC|ENTER|TAB|SPACE|DEL|[?@-_a-z])\s*/gi, (_, key) => {
    const name = key.toUpperCase();
    return named[name] ?? String.fromCharCode(name.charCodeAt(0) & 0x1f);
  });
}

/**
 * A shell's command that puts text into a file, as Katacoda's editor did.
 * @param {{ path: string, change: 'replace'|'append'|'prepend'|'insert', marker: string? }} file relative to the home folder
 */
export function writeFile({ path, change, marker }, text) {
  const name = path.startsWith('/') ? quote(path) : `~/${quote(path.replace(/^~\//, ''))}`;
  const body = text.endsWith('\n') ? text : `${text}\n`;
  const end = endOf(body);
  const here = (command) => `${command} <<'${end}'\n${body}${end}`;
  const folder = path.includes('/') ? `mkdir -p "$(dirname ${name})" && ` : '';
  switch (change) {
    case 'append':
      return folder + here(`cat >> ${name}`);
    case 'prepend':
      return folder + here(`python3 -c ${quote(prepend)} ${name}`);
    case 'insert':
      return here(`python3 -c ${quote(insert)} ${name} ${quote(marker)}`);
    default:
      return folder + here(`cat > ${name}`);
  }
}

const prepend = 'import os,sys; f=sys.argv[1]; old=open(f).read() if os.path.exists(f) else ""; open(f,"w").write(sys.stdin.read()+old)';
const insert = 'import sys; f,m=sys.argv[1:]; old=open(f).read(); open(f,"w").write(old.replace(m,sys.stdin.read().rstrip("\\n"),1))';

function quote(text) {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** A word that no line of the text is. */
function endOf(body) {
  let end = 'END_OF_FILE';
  while (body.split('\n').includes(end)) {
    end += '_';
  }

  return end;
}
