// The editor's browser half: when it is seen, which texts it holds (in the bundle, loaded when it is first shown), files that come and go,
// and what this browser remembers of it.
import { whenSeen } from '../../js/seen.js';
import { keep, recall as kept } from '../../js/store.js';

const Narrow = 544; // pixels; below, the tree lies over the text (EditorPane.razor.css)
const Longest = 4096; // letters of a path
const Told = 20000; // letters of what is remembered: a longer message would end the page's connection
const desks = new WeakMap();

/** Begins to serve a pane. Whoever wants a file opened dispatches `lab-file-wanted` { path } anywhere; "prevented" means: taken. */
export function serve(view, pane) {
  if (!view) {
    return; // the lab ended while this was on its way
  }

  const desk = { pane, offered: [], gone: new AbortController(), bench: null, dirty: new Set(), taken: new Map() };
  desks.set(view, desk);
  watch(view, desk);
  takeFiles(view, desk);
  guard(view, desk);
  const signal = desk.gone.signal;
  const toggle = view.querySelector('[data-toggles-tree]');
  toggle.addEventListener('click', () => showTree(view, !isTreeShown(view)));
  new ResizeObserver(() => toggle.setAttribute('aria-expanded', isTreeShown(view))).observe(view);
  document.addEventListener('lab-file-wanted', event => {
    if (view.isConnected && !event.defaultPrevented) {
      event.preventDefault();
      view.dispatchEvent(new CustomEvent('lab-pane-wanted', { bubbles: true, detail: { pane: 'editor' } }));
      pane.invokeMethodAsync('WantAsync', event.detail.path.slice(0, Longest)).catch(() => {}); // the page is just going
    }
  }, { signal });
}

/** @returns {{ isRestored: boolean, version: string? }} whether text of earlier, not saved, took the place of the file's */
export async function openFile(view, path, content, version) {
  return (await bench(view)).open(path, await textFrom(content), version);
}

export async function showFile(view, path, focus) {
  if (view.clientWidth < Narrow) {
    showTree(view, false);
  }

  (await bench(view)).show(path, focus);
}

export function focusTab(view) {
  view.querySelector('[role=tab][aria-selected=true]')?.focus();
}

export async function closeFile(view, path) {
  (await bench(view)).close(path);
}

export async function moveFile(view, from, to) {
  (await bench(view)).move(from, to);
}

/** @returns {{ isReplaced: boolean }} not, where the text has changed meanwhile and must not be lost */
export async function replaceText(view, path, content, version, evenIfDirty) {
  const text = await textFrom(content);
  return { isReplaced: (await bench(view)).replace(path, text, version, evenIfDirty) };
}

/** @returns {{ size: number }} of the text as it is now, which `textOf` gives and `saved` says later to be in the file */
export async function takeText(view, path) {
  const taken = new Blob([(await bench(view)).take(path)]);
  desks.get(view).taken.set(path, taken);
  return { size: taken.size };
}

export function textOf(view, path) {
  const { taken } = desks.get(view);
  const text = taken.get(path);
  taken.delete(path);
  return text;
}

export async function saved(view, path, version) {
  (await bench(view)).saved(path, version);
}

export async function compare(view, path, content) {
  const theirs = await textFrom(content);
  await (await bench(view)).compare(path, theirs);
}

export async function endCompare(view) {
  (await bench(view)).endCompare();
}

/** Gives a file to the browser's downloads. */
export async function takeFile(name, content, size) {
  const bytes = await content.arrayBuffer();
  if (bytes.byteLength !== size) {
    throw new Error('It did not arrive whole.');
  }

  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([bytes], { type: 'application/octet-stream' })); // else the browser guesses, and adds an ending
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

/** @returns {{ number: number, name: string, size: number, isFolder: boolean }?} */
export function describeFile(view, number) {
  const { file, isFolder } = desks.get(view)?.offered[number] ?? {};
  return file ? { number, name: file.name, size: file.size, isFolder } : null;
}

export function fileAt(view, number) {
  return desks.get(view)?.offered[number]?.file ?? null;
}

/** What was open when this session's page was last left, and which texts were not saved. */
export async function recall(view) {
  const known = kept(`editor:${view.dataset.session}`);
  let drafts = [];
  try {
    const { Drafts } = await module(view);
    drafts = new Drafts(localStorage, view.dataset.session).paths();
  } catch {
    // What cannot be loaded cannot be shown; it is not lost.
  }

  let room = Told;
  const fitting = paths => (Array.isArray(paths) ? paths : []).filter(path => typeof path === 'string' && (room -= JSON.stringify(path).length) > 0);
  return { drafts: fitting(drafts), open: fitting(known?.open), folders: fitting(known?.folders), shown: fitting([known?.shown])[0] ?? null };
}

export function remember(view, { open, shown, folders }) {
  keep(`editor:${view.dataset.session}`, { open, shown, folders });
}

function module(view) {
  return import(new URL(view.dataset.bundle, document.baseURI));
}

function bench(view) {
  const desk = desks.get(view);
  desk.bench ??= load(view, desk).catch(error => {
    desk.bench = null; // the next file tries again
    throw error;
  });
  return desk.bench;
}

function load(view, desk) {
  return module(view).then(({ Workbench }) => new Workbench(view.querySelector('[data-sheet]'), view.dataset.session, {
    dirty: (path, isDirty) => {
      desk.dirty[isDirty ? 'add' : 'delete'](path);
      desk.pane.invokeMethodAsync('Dirty', path, isDirty).catch(() => {});
    },
    keep: path => desk.pane.invokeMethodAsync('KeepAsync', path).catch(() => {}),
    place: text => {
      const place = view.querySelector('[data-place]');
      if (place) {
        place.textContent = text;
      }
    },
  }));
}

async function textFrom(content) {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(await content.arrayBuffer());
}

/** Tells the component when it comes into sight or leaves it, and takes everything away when it is gone. */
function watch(view, desk) {
  const gone = whenSeen(view, isSeen => {
    if (isSeen) {
      module(view).catch(() => {}); // on its way before a file is
    }

    desk.pane.invokeMethodAsync('SeenAsync', isSeen).catch(() => {}); // the page is just going
  });
  gone.addEventListener('abort', () => {
    desk.gone.abort();
    desk.bench?.then(bench => bench.end(), () => {});
  });
}

function isTreeShown(view) {
  return view.querySelector('.side').checkVisibility();
}

function showTree(view, isShown) {
  view.dataset.tree = isShown ? 'shown' : 'hidden';
  view.querySelector('[data-toggles-tree]').setAttribute('aria-expanded', isShown);
}

/** Files by button or by drop, anywhere on the pane; onto a folder of the tree, into that folder. */
function takeFiles(view, desk) {
  const offer = (folder, files) => {
    if (files.length > 0) {
      const first = desk.offered.length;
      desk.offered.push(...files);
      desk.pane.invokeMethodAsync('OfferAsync', folder, first, files.length).catch(() => {});
    }
  };
  view.addEventListener('click', event => event.target.closest('[data-upload]') && view.querySelector('[data-uploads]').click());
  view.addEventListener('change', event => {
    if (event.target.matches('[data-uploads]')) {
      offer(event.target.dataset.folder, [...event.target.files].map(file => ({ file, isFolder: false })));
      event.target.value = ''; // the same file again is a change, too
    }
  });
  const mark = place => {
    view.querySelectorAll('[data-dropping]').forEach(part => part.removeAttribute('data-dropping'));
    place?.setAttribute('data-dropping', '');
  };
  const placeOf = event => event.target.closest?.('[role=treeitem]') ?? view.querySelector('.files');
  const hasFiles = event => event.dataTransfer?.types.includes('Files');
  view.addEventListener('dragover', event => {
    if (hasFiles(event)) {
      event.preventDefault();
      mark(placeOf(event));
    }
  }, true);
  view.addEventListener('dragleave', event => event.relatedTarget && view.contains(event.relatedTarget) || mark(null), true);
  view.addEventListener('drop', event => {
    if (hasFiles(event)) {
      event.preventDefault();
      event.stopPropagation(); // the text under it would take the file's text
      mark(null);
      const items = [...event.dataTransfer.items].filter(item => item.kind === 'file');
      offer(
        event.target.closest?.('[data-folder]')?.dataset.folder ?? view.querySelector('[role=tree]')?.dataset.folder ?? '~',
        items.map(item => ({ file: item.getAsFile(), isFolder: item.webkitGetAsEntry?.()?.isDirectory === true })).filter(item => item.file));
    }
  }, true);
}

/** Asks before the page with text that is not saved is left. It would come back, and not everybody knows. */
function guard(view, desk) {
  const { signal } = desk.gone;
  addEventListener('beforeunload', event => {
    if (view.isConnected && desk.dirty.size > 0) {
      event.preventDefault();
    }
  }, { signal });
  document.addEventListener('click', event => {
    const link = event.target.closest?.('a[href]');
    if (link && view.isConnected && desk.dirty.size > 0 && !link.target && !link.download && !event.ctrlKey && !event.metaKey && link.origin === location.origin
      && link.pathname !== location.pathname && !confirm('The editor has text that is not saved. Leave this page?')) {
      event.preventDefault();
      event.stopPropagation();
    }
  }, { capture: true, signal });
}
