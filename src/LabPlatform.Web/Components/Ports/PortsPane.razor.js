// Web ports: whether they can be seen, and what was shown when this browser left the lab.
import { whenSeen } from '../../js/seen.js';
import { keep, recall as kept } from '../../js/store.js';

const Key = 'port-shown';
const session = () => location.pathname.split('/')[2];

/** Tells the component when it comes into sight or leaves it, wherever in the page it stands. */
export function serve(view, pane) {
  if (!view) {
    return; // the lab ended while this was on its way
  }

  let remembered = recall();
  whenSeen(view, isSeen => {
    pane.invokeMethodAsync('SeenAsync', isSeen, isSeen ? remembered : null).catch(() => {}); // the page is just going
    remembered = isSeen ? null : remembered;
  });
}

/** Keeps what is shown; nothing, when the learner has gone back to the list. */
export function remember(view, shown) {
  if (shown) {
    keep(Key, { session: session(), shown });
  } else {
    localStorage.removeItem(Key);
  }
}

/** Gives the keyboard to a part of the pane. */
export function focusOn(view, part) {
  view?.querySelector(part)?.focus();
}

/** Of the newest lab only: older ones are over. */
function recall() {
  const known = kept(Key);
  return known?.session === session() ? known.shown : null;
}
