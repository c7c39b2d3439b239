import { ask, button, element, row } from './ask.js';

const Shown = 6; // lines of it
const Width = 80; // characters that count as a line

/** A long paste may be the wrong clipboard, and a shell runs each of its lines: it is shown and asked about first. */
export function askedAbout(host, text, longest, paste) {
  const lines = text.replace(/\r?\n$/, '').split(/\r?\n/);
  if (longest === 0 || (lines.length <= longest && text.length <= longest * Width)) {
    paste();
    return;
  }

  const rest = lines.length - Shown;
  const start = lines.slice(0, Shown).map((line) => line.length > Width ? `${line.slice(0, Width)}…` : line);
  const yes = button('Paste');
  yes.addEventListener('click', paste);
  const dialog = ask(
    host,
    'Paste',
    element('p', `Paste ${lines.length.toLocaleString('en')} ${lines.length === 1 ? 'line' : 'lines'} (${text.length.toLocaleString('en')} characters)?`),
    element('code', start.join('\n') + (rest > 0 ? `\n… and ${rest.toLocaleString('en')} more` : '')),
    row(yes, button('Cancel')),
  );
  dialog.addEventListener('close', () => host.querySelector('textarea')?.focus());
  yes.focus();
}
