import { cleanTitle } from './text.js';

/** Raises the component's events, only those that somebody listens to. */
export function raiseEvents(terminal, host, stage, component, wanted) {
  const raise = (name, ...values) => component.invokeMethodAsync(name, ...values)
    .catch(() => {}); // the circuit is gone; the terminal itself does not need it
  const sources = {
    OnData: () => terminal.onData((text) => raise('RaiseDataAsync', text)),
    OnBinary: () => terminal.onBinary((text) => raise('RaiseBinaryAsync', Uint8Array.from(text, (character) => character.charCodeAt(0)))),
    OnResize: () => terminal.onResize(({ cols, rows }) => raise('RaiseResizeAsync', cols, rows)),
    OnTitle: () => terminal.onTitleChange((title) => raise('RaiseTitleAsync', cleanTitle(title))),
    OnBell: () => terminal.onBell(() => raise('RaiseBellAsync')),
    OnSelection: () => terminal.onSelectionChange(() => raise('RaiseSelectionAsync', terminal.hasSelection())),
    OnFind: () => host.addEventListener('xterm-find', () => raise('RaiseFindAsync')),
    OnNotice: () => {
      stage.onNotice = (text, kind) => raise('RaiseNoticeAsync', text, kind);
    },
  };
  for (const name of wanted) {
    sources[name]();
  }
}
