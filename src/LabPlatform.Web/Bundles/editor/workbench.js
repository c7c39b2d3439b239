import { closeBrackets, closeBracketsKeymap, completionKeymap, autocompletion } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { bracketMatching, indentOnInput, indentUnit } from '@codemirror/language';
import { forEachDiagnostic, lintKeymap, setDiagnosticsEffect } from '@codemirror/lint';
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search';
import { Compartment, EditorState } from '@codemirror/state';
import { EditorView, drawSelection, highlightActiveLine, highlightActiveLineGutter, highlightSpecialChars, keymap, lineNumbers } from '@codemirror/view';
import { Drafts } from './drafts.js';
import { languageOf, load } from './languages.js';
import { look } from './look.js';

const DRAFT_AFTER = 400; // milliseconds without a key

/** The open texts of one session, one of them shown. A text is what the learner has written; `saved` is what is in the file. */
export class Workbench {
  #files = new Map();
  #parent;
  #hooks;
  #drafts;
  #view = null;
  #shown = null;
  #endCompare = null;
  #gone = new AbortController();

  /** @param {{ dirty(path: string, isDirty: boolean): void, keep(path: string): void, place(text: string): void }} hooks */
  constructor(parent, session, hooks) {
    this.#parent = parent;
    this.#hooks = hooks;
    this.#drafts = new Drafts(localStorage, session);
    this.#drafts.tidy();
    addEventListener('pagehide', () => this.#keepDrafts(), { signal: this.#gone.signal });
  }

  /** The pane is gone: what is not saved is kept a last time, and nothing of this bench stays. */
  end() {
    if (this.#gone.signal.aborted) {
      return;
    }

    this.#gone.abort();
    this.#keepDrafts();
    this.endCompare();
    this.#files.forEach(file => clearTimeout(file.timer));
    this.#files.clear();
    this.#shown = null;
    this.#view?.destroy();
  }

  open(path, text, version) {
    const draft = this.#drafts.get(path);
    const file = { path, version, language: new Compartment(), separator: separatorOf(draft?.text ?? text), dirty: false, hasDraft: false, pending: null, timer: 0, scroll: null };
    const state = this.#state(file, draft?.text ?? text);
    file.state = state;
    file.saved = state.toText(text);
    this.#files.set(path, file);
    this.#learn(file);
    if (!draft || state.doc.eq(file.saved)) {
      this.#drafts.drop(path);
      return { isRestored: false, version };
    }

    file.version = draft.version;
    file.hasDraft = true;
    this.#judge(file);
    return { isRestored: true, version: draft.version };
  }

  show(path, focus) {
    const file = this.#files.get(path);
    if (!file) {
      return;
    }

    this.endCompare();
    this.#leave();
    this.#shown = file;
    this.#view ??= new EditorView({ parent: this.#parent, state: file.state });
    this.#view.setState(file.state);
    if (file.scroll) {
      this.#view.dispatch({ effects: file.scroll });
    }

    this.#place();
    if (focus) {
      this.#view.focus();
    }
  }

  close(path) {
    const file = this.#files.get(path);
    if (file) {
      clearTimeout(file.timer);
      this.#files.delete(path);
      if (file.hasDraft || file.dirty) {
        this.#drafts.drop(path);
      }

      this.#hooks.dirty(path, false);
    }

    if (file && this.#shown === file) {
      this.endCompare();
      this.#shown = null;
    }
  }

  move(from, to) {
    const file = this.#files.get(from);
    if (file) {
      this.#files.delete(from);
      this.#dropDraft(from, file);
      this.#hooks.dirty(from, false);
      file.path = to;
      this.#files.set(to, file);
      this.#change(file, { effects: file.language.reconfigure([]) });
      this.#learn(file);
      this.#keepDraft(to, file);
      this.#hooks.dirty(to, file.dirty);
    }
  }

  /** Puts the file's text in the place of this one; cursor and what is seen stay as far as both are the same. */
  replace(path, text, version, evenIfDirty) {
    const file = this.#files.get(path);
    if (!file || (file.dirty && !evenIfDirty)) {
      return false;
    }

    this.endCompare();
    file.version = version;
    if (separatorOf(text) === file.separator) {
      file.saved = this.#stateOf(file).toText(text);
      this.#change(file, { changes: differing(this.#stateOf(file).doc, file.saved) });
    } else {
      this.#begin(file, text);
    }

    this.#judge(file);
    return true;
  }

  take(path) {
    const file = this.#files.get(path);
    file.pending = this.#stateOf(file).doc;
    return this.#stateOf(file).sliceDoc();
  }

  saved(path, version) {
    const file = this.#files.get(path);
    if (file) {
      file.saved = file.pending ?? file.saved;
      file.version = version;
      this.endCompare();
      this.#judge(file);
    }
  }

  async compare(path, theirs) {
    const { difference } = await import('./difference.js');
    this.endCompare();
    const file = this.#files.get(path);
    if (!file || file !== this.#shown) {
      return;
    }

    const place = document.createElement('div');
    place.className = 'difference';
    this.#parent.append(place);
    this.#parent.classList.add('comparing');
    const end = difference(place, theirs, this.#stateOf(file).sliceDoc());
    this.#endCompare = () => {
      end();
      place.remove();
      this.#parent.classList.remove('comparing');
    };
  }

  endCompare() {
    this.#endCompare?.();
    this.#endCompare = null;
  }

  #state(file, text) {
    return EditorState.create({
      doc: text,
      extensions: [
        lineNumbers(), highlightActiveLine(), highlightActiveLineGutter(), highlightSpecialChars(), history(), drawSelection(), indentOnInput(), bracketMatching(), closeBrackets(),
        autocompletion({ icons: false }), highlightSelectionMatches(), search({ top: true }), EditorState.allowMultipleSelections.of(true), EditorState.tabSize.of(2), indentUnit.of('  '),
        EditorState.lineSeparator.of(file.separator),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ 'aria-label': 'Text of the file. Escape and then Tab leaves it.', tabindex: '0', spellcheck: 'false', autocapitalize: 'off', autocorrect: 'off' }),
        keymap.of([
          { key: 'Mod-s', preventDefault: true, run: () => this.#keep() },
          ...closeBracketsKeymap, ...defaultKeymap, ...searchKeymap, ...historyKeymap, ...completionKeymap, ...lintKeymap, indentWithTab,
        ]),
        EditorView.updateListener.of(update => this.#updated(update)),
        look,
        file.language.of([]),
      ],
    });
  }

  /** With other ends of lines a text is another one from the start: what could be undone is no more. */
  #begin(file, text) {
    file.separator = separatorOf(text);
    const state = this.#state(file, text);
    file.saved = state.doc;
    if (this.#shown === file) {
      this.#view.setState(state);
    } else {
      file.state = state;
    }

    this.#learn(file);
  }

  #keep() {
    if (this.#shown) {
      this.#hooks.keep(this.#shown.path);
    }

    return true;
  }

  #updated(update) {
    const file = this.#shown;
    if (!file) {
      return;
    }

    if (update.docChanged) {
      this.#judge(file);
    }

    if (update.docChanged || update.selectionSet || update.transactions.some(transaction => transaction.effects.some(effect => effect.is(setDiagnosticsEffect)))) {
      this.#place();
    }
  }

  /** Where the cursor is, and what is wrong there; else how much is wrong. */
  #place() {
    const { state } = this.#view;
    const line = state.doc.lineAt(state.selection.main.head);
    let here = null;
    let count = 0;
    forEachDiagnostic(state, (diagnostic, from, to) => {
      count++;
      here ??= from <= line.to && to >= line.from ? diagnostic.message : null;
    });
    const said = here ?? (count === 0 ? null : count === 1 ? '1 problem: F8 shows it' : `${count} problems: F8 shows them`);
    this.#hooks.place((said ? `${said} · ` : '') + `Line ${line.number}, column ${state.selection.main.head - line.from + 1}`);
  }

  #judge(file) {
    const isDirty = !this.#stateOf(file).doc.eq(file.saved);
    if (isDirty !== file.dirty) {
      file.dirty = isDirty;
      this.#hooks.dirty(file.path, isDirty);
    }

    clearTimeout(file.timer);
    file.timer = setTimeout(() => this.#keepDraft(file.path, file), isDirty ? DRAFT_AFTER : 0);
  }

  #keepDrafts() {
    this.#files.forEach((file, path) => this.#keepDraft(path, file));
  }

  #keepDraft(path, file) {
    if (file.dirty) {
      this.#drafts.put(path, this.#stateOf(file).sliceDoc(), file.version);
      file.hasDraft = true;
    } else {
      this.#dropDraft(path, file);
    }
  }

  /** Only what this window has kept: another one may have text of the same file that is nowhere else. */
  #dropDraft(path, file) {
    if (file.hasDraft) {
      this.#drafts.drop(path);
      file.hasDraft = false;
    }
  }

  async #learn(file) {
    const support = await load(languageOf(file.path, this.#stateOf(file).sliceDoc(0, 200)));
    if (this.#files.get(file.path) === file) {
      this.#change(file, { effects: file.language.reconfigure(support) });
    }
  }

  #leave() {
    if (this.#shown) {
      this.#shown.scroll = this.#view.scrollSnapshot();
      this.#shown.state = this.#view.state;
    }
  }

  #stateOf(file) {
    return this.#shown === file ? this.#view.state : file.state;
  }

  #change(file, spec) {
    if (this.#shown === file) {
      this.#view.dispatch(spec);
    } else {
      file.state = file.state.update(spec).state;
    }
  }
}

/** What ends the lines of a text; where it is not the same everywhere, each line keeps what it has. */
function separatorOf(text) {
  return text.includes('\r\n') && !/(^|[^\r])\n/.test(text) ? '\r\n' : '\n';
}

/** One change that leaves alone what both texts have at their beginnings and ends. */
function differing(before, after) {
  const [a, b] = [before.toString(), after.toString()];
  let from = 0;
  while (from < a.length && from < b.length && a[from] === b[from]) {
    from++;
  }

  let end = 0;
  while (end < a.length - from && end < b.length - from && a[a.length - 1 - end] === b[b.length - 1 - end]) {
    end++;
  }

  return { from, to: a.length - end, insert: after.slice(from, b.length - end) };
}
