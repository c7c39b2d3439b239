import { ask, button, element, row } from './ask.js';

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
    warn(host, target);
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

function warn(host, url) {
  const open = element('a', 'Open in a new tab');
  open.href = url.href;
  open.target = '_blank';
  open.rel = 'noopener noreferrer';
  const address = element('code', url.href); // as parsed: a look-alike name shows its xn-- form
  ask(host, 'Open link', element('p', 'The terminal printed a link to:'), address, row(open, button('Cancel')));
}
