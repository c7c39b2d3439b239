/** Keys that belong to the page, not to the program. */
export function handleKeys(terminal, host, options) {
  const leave = parse(options.leaveKey);
  terminal.attachCustomKeyEventHandler((event) => {
    if (leave && matches(event, leave)) {
      return consumed(event, () => leaveTerminal(host));
    }

    if ((event.ctrlKey && event.shiftKey && event.code === 'KeyC') || (event.ctrlKey && event.key === 'Insert')) {
      return consumed(event, () => copy(terminal));
    }

    if (event.ctrlKey && event.shiftKey && event.code === 'KeyF') {
      return consumed(event, () => host.dispatchEvent(new Event('xterm-find')));
    }

    // Ctrl+Shift+V is the browser's own paste: it must not reach the program as ^V.
    return !(event.ctrlKey && event.shiftKey && event.code === 'KeyV');
  });
}

/** Every paste goes through one door, whichever key or menu it came from. */
export function handlePaste(host, paste) {
  host.addEventListener('paste', (event) => {
    event.preventDefault();
    event.stopPropagation();
    paste(event.clipboardData?.getData('text/plain') ?? '');
  }, { capture: true });
}

/** Copies what the mouse has selected, where the options say so: when the button is let go, which may be anywhere on the page. */
export function handleSelection(terminal, host) {
  host.addEventListener('mousedown', () => document.addEventListener('mouseup', () => {
    if (host.hasAttribute('data-copy-on-select')) {
      copy(terminal);
    }
  }, { once: true }), { capture: true });
}

/** Tab belongs to the shell, so there is another way out for the keyboard (WCAG 2.1.2). */
function leaveTerminal(host) {
  const inside = (element) => host.contains(element);
  const stops = [...document.querySelectorAll('a[href], button:not(:disabled), input:not(:disabled), select, textarea, summary, [tabindex]:not([tabindex="-1"])')]
    .filter((element) => element.checkVisibility() && (!inside(element) || element.classList.contains('xterm-helper-textarea')));
  const here = stops.findIndex(inside);
  const next = stops[(here + 1) % stops.length];
  if (next && !inside(next)) {
    next.focus();
  } else {
    document.activeElement?.blur();
  }
}

function copy(terminal) {
  const text = terminal.getSelection();
  if (text) {
    navigator.clipboard?.writeText(text).catch(() => {}); // refused by the browser: the selection stays for its own menu
  }
}

function consumed(event, action) {
  event.preventDefault();
  if (event.type === 'keydown') {
    action();
  }

  return false;
}

function parse(text) {
  if (!text) {
    return null;
  }

  const parts = text.toLowerCase().split('+');
  const key = parts.pop();
  return { key, ctrl: parts.includes('ctrl'), alt: parts.includes('alt'), shift: parts.includes('shift') };
}

function matches(event, wanted) {
  return event.key.toLowerCase() === wanted.key
    && event.ctrlKey === wanted.ctrl && event.altKey === wanted.alt && event.shiftKey === wanted.shift;
}
