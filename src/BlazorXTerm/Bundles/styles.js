import xterm from '@xterm/xterm/css/xterm.css';
import own from './blazor-xterm.css';

const sheets = new WeakMap();

/** Adds the style sheet once per document or shadow root, without an element and without inline styles. */
export function addStyles(root) {
  if (!sheets.has(root)) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`${xterm}\n${own}`);
    root.adoptedStyleSheets.push(sheet);
    sheets.set(root, sheet);
  }
}
