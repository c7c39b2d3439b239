// A log that follows its end, unless its reader has scrolled up.
const NEAR = 40; // pixels

export function follow(log) {
  if (!log) {
    return;
  }

  log.onscroll ??= () => {
    log.dataset.held = log.scrollHeight - log.scrollTop - log.clientHeight > NEAR;
  };
  if (log.dataset.held !== 'true') {
    log.scrollTop = log.scrollHeight;
  }
}
