// Web ports: whether they can be seen, and what was shown when this browser left the lab.
const Key = 'port-shown';
const session = () => location.pathname.split('/')[2];

/** Tells the component when it comes into sight or leaves it, wherever in the page it stands. */
export function serve(view, pane) {
  if (!view) {
    return; // the lab ended while this was on its way
  }

  const gone = new AbortController();
  let seen = false;
  let remembered = recall();
  const look = () => {
    if (!view.isConnected) {
      gone.abort();
      size.disconnect();
      return;
    }

    const now = !document.hidden && view.checkVisibility({ visibilityProperty: true });
    if (now !== seen) {
      seen = now;
      pane.invokeMethodAsync('SeenAsync', seen, seen ? remembered : null).catch(() => {}); // the page is just going
      remembered = seen ? null : remembered;
    }
  };

  const size = new ResizeObserver(look); // shown or hidden with what is around it, it gets or loses its size
  size.observe(view);
  document.addEventListener('visibilitychange', look, { signal: gone.signal });
  const panes = view.closest('lab-split');
  if (panes) {
    new MutationObserver(look).observe(panes, { attributeFilter: ['data-showing'] });
  }
}

/** Keeps what is shown; nothing, when the learner has gone back to the list. */
export function remember(view, shown) {
  if (shown) {
    localStorage.setItem(Key, JSON.stringify({ session: session(), shown }));
  } else {
    localStorage.removeItem(Key);
  }
}

/** Gives the keyboard to a part of the pane. */
export function focusOn(view, part) {
  view?.querySelector(part)?.focus();
}

function recall() {
  try {
    const kept = JSON.parse(localStorage.getItem(Key));
    return kept?.session === session() ? kept.shown : null; // of the newest lab only: older ones are over
  } catch {
    return null; // not ours
  }
}
