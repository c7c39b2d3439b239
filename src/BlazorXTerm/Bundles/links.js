/** Links in the output: http and https only, and never without showing where they really lead. */

const LONGEST = 2048;

/** For OSC 8 links, whose text may say anything. */
export function linkHandler(host) {
  return {
    allowNonHttpProtocols: false,
    activate: (event, address) => openLink(host, event, address),
  };
}

export function openLink(host, event, address) {
  event?.preventDefault();
  const target = parse(address);
  if (target) {
    ask(host, target);
  }
}

function parse(address) {
  try {
    const url = new URL(address);
    const allowed = (url.protocol === 'http:' || url.protocol === 'https:') && url.href.length <= LONGEST;
    return allowed ? url : null;
  } catch {
    return null;
  }
}

function ask(host, url) {
  const dialog = document.createElement('dialog');
  dialog.className = 'xterm-link';
  const question = element('p', 'The terminal printed a link to:');
  const address = element('code', url.href); // as parsed: a look-alike name shows its xn-- form
  const open = element('a', 'Open in a new tab');
  open.href = url.href;
  open.target = '_blank';
  open.rel = 'noopener noreferrer';
  const cancel = element('button', 'Cancel');
  cancel.type = 'button';
  const row = document.createElement('div');
  row.append(open, cancel);
  dialog.append(question, address, row);
  dialog.setAttribute('aria-label', 'Open link');
  for (const choice of [open, cancel]) {
    choice.addEventListener('click', () => dialog.close());
  }

  dialog.addEventListener('close', () => dialog.remove());
  host.append(dialog);
  dialog.showModal();
}

function element(name, text) {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}
