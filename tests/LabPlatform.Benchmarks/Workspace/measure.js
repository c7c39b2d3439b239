// Runs in every page that is measured, ours and the rival's, before the page's own scripts. Times are the page's, in milliseconds.
(() => {
  const Prompt = /:~# *$/;
  const Patience = 120_000;
  const waits = new Set();
  let pressed = 0;
  let typed = '';
  let blocked = 0;

  /** What can be read of the terminal that can be used now: its rows down to the last that is not empty. */
  const rows = () => {
    const shown = [...document.querySelectorAll('.xterm-rows')].find(rows => rows.checkVisibility() && !rows.closest('[inert]'));
    const lines = [...shown?.children ?? []].map(row => row.textContent.replaceAll('\u00a0', ' ').trimEnd());
    return lines.slice(0, lines.findLastIndex(line => line.length > 0) + 1);
  };

  const until = condition => new Promise((resolve, reject) => {
    const late = setTimeout(() => {
      waits.delete(look);
      reject(new Error(`waited in vain for ${condition}; the screen shows ${rows().join('\n')}`));
    }, Patience);
    const look = () => {
      if (condition()) {
        clearTimeout(late);
        waits.delete(look);
        resolve(performance.now());
      }
    };
    waits.add(look);
    look();
  });

  new MutationObserver(() => waits.forEach(look => look()))
    .observe(document, { subtree: true, childList: true, characterData: true, attributeFilter: ['hidden', 'inert'] });
  new PerformanceObserver(list => list.getEntries().forEach(task => { blocked += task.duration; })).observe({ type: 'longtask', buffered: true });
  addEventListener('keydown', event => {
    pressed = event.timeStamp;
    typed = event.key.length === 1 ? typed + event.key : '';
  }, { capture: true });

  globalThis.bench = {
    /** From navigation until the shell's prompt stands in a terminal that takes keys. */
    prompt: until(() => Prompt.test(rows().at(-1) ?? '')),

    atPrompt: () => until(() => Prompt.test(rows().at(-1) ?? '')),

    /** From the last key until all that was typed since Enter stands at the end. */
    echo: async () => await until(() => rows().at(-1)?.endsWith(typed)) - pressed,

    /** From the last key until a text is on the screen. */
    shows: async text => await until(() => rows().some(row => row.includes(text))) - pressed,

    /** In tasks of more than 50 ms, in which a page answers nobody. */
    blocked: () => blocked,

    /** What was fetched of scripts and styles until then: name, bytes on the wire without headers. */
    weight: end => performance.getEntriesByType('resource')
      .filter(entry => entry.responseEnd <= end && /\.(js|css)$/.test(new URL(entry.name).pathname))
      .map(entry => ({ name: new URL(entry.name).pathname, bytes: entry.encodedBodySize })),

    /** From now on: which pod's tile has changed when, by the clock of the machine. */
    followTiles: () => {
      const seen = [];
      new MutationObserver(changes => changes.filter(change => change.target.matches('[data-pod]'))
        .forEach(change => seen.push({ pod: change.target.dataset.pod, at: performance.timeOrigin + performance.now() })))
        .observe(document, { subtree: true, attributeFilter: ['class'] });
      bench.tiles = () => seen;
    },
  };
})();
