// Two texts side by side, or one below the other where there is no room; loaded when somebody asks for it.
import { MergeView, unifiedMergeView } from '@codemirror/merge';
import { EditorState } from '@codemirror/state';
import { EditorView, lineNumbers } from '@codemirror/view';
import { look } from './look.js';

const NARROW = 560; // pixels

export function difference(parent, theirs, mine) {
  const extensions = label => [
    look, lineNumbers(), EditorView.lineWrapping, EditorState.readOnly.of(true), EditorView.editable.of(false),
    EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0' }),
  ];
  if (parent.clientWidth < NARROW) {
    const view = new EditorView({
      doc: mine,
      parent,
      extensions: [extensions('Mine, with theirs where they differ'), unifiedMergeView({ original: theirs, mergeControls: false })],
    });
    return () => view.destroy();
  }

  const heads = document.createElement('div');
  heads.className = 'heads';
  for (const name of ['Theirs: in the file now', 'Mine: in this window']) {
    heads.append(Object.assign(document.createElement('span'), { textContent: name }));
  }

  parent.append(heads);
  const view = new MergeView({ a: { doc: theirs, extensions: extensions('Theirs') }, b: { doc: mine, extensions: extensions('Mine') }, parent, collapseUnchanged: { margin: 3 } });
  return () => view.destroy();
}
