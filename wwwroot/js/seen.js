/**
 * Tells when an element comes into sight or leaves it, wherever the page puts it: shown or hidden with what is around it, it gets or loses
 * its size.
 *
 * @param {(isSeen: boolean) => void} tell
 * @returns {AbortSignal} aborted when the element is gone
 */
export function whenSeen(element, tell) {
  const gone = new AbortController();
  let seen = false;
  const look = () => {
    if (!element.isConnected) {
      gone.abort();
      size.disconnect();
      return;
    }

    const now = !document.hidden && element.checkVisibility() && element.clientHeight > 0;
    if (now !== seen) {
      seen = now;
      tell(seen);
    }
  };

  const size = new ResizeObserver(look);
  size.observe(element);
  document.addEventListener('visibilitychange', look, { signal: gone.signal });
  look();
  return gone.signal;
}
