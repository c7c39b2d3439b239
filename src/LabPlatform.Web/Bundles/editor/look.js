// The editor in the site's own colours; light and dark are the tokens' business.
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

const wavy = colour => ({ backgroundImage: 'none', textDecoration: `underline wavy ${colour}`, textDecorationSkipInk: 'none', textUnderlineOffset: '3px' });

const theme = EditorView.theme({
  '&': { height: '100%', color: 'var(--code-ink)', backgroundColor: 'var(--surface)', fontSize: 'var(--text-sm)' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--font-code)', lineHeight: '1.6', fontVariantLigatures: 'none' },
  '.cm-content': { padding: 'var(--space-2) 0', caretColor: 'var(--accent)' },
  '.cm-line': { padding: '0 var(--space-3) 0 var(--space-2)' },
  '.cm-gutters': { backgroundColor: 'var(--surface)', color: 'var(--ink-faint)', border: 'none' },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'color-mix(in srgb, var(--accent-wash) 45%, transparent)' },
  '.cm-cursor': { borderLeftColor: 'var(--accent)', borderLeftWidth: '2px' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': { background: 'color-mix(in srgb, var(--accent) 26%, transparent)' },
  '.cm-content ::selection': { backgroundColor: 'transparent', color: 'inherit' },
  '.cm-matchingBracket, &.cm-focused .cm-matchingBracket': { backgroundColor: 'transparent', outline: '1px solid var(--line-strong)' },
  '.cm-selectionMatch': { backgroundColor: 'var(--warn-wash)' },
  '.cm-searchMatch': { backgroundColor: 'var(--warn-wash)', outline: '1px solid var(--warn-line)' },
  '.cm-searchMatch-selected': { backgroundColor: 'var(--warn-line)' },
  '.cm-specialChar': { color: 'var(--bad)' },
  '.cm-lintRange-error': wavy('var(--bad)'),
  '.cm-lintRange-warning': wavy('var(--warn)'),
  '.cm-lintRange-info, .cm-lintRange-hint': wavy('var(--accent)'),
  '.cm-lintRange-active': { backgroundColor: 'var(--warn-wash)' },
  '.cm-tooltip': { maxWidth: 'min(26rem, 90vw)', border: '1px solid var(--line)', borderRadius: 'var(--radius-sm)', backgroundColor: 'var(--surface-raised)', color: 'var(--ink)', boxShadow: 'var(--shadow)' },
  '.cm-tooltip.cm-tooltip-lint': { font: '400 var(--text-sm) / 1.5 var(--font-text)' },
  '.cm-diagnostic': { padding: 'var(--space-1) var(--space-3)', whiteSpace: 'normal' },
  '.cm-diagnostic-error': { borderLeftColor: 'var(--bad)' },
  '.cm-diagnostic-warning': { borderLeftColor: 'var(--warn)' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { fontFamily: 'var(--font-code)', fontSize: 'var(--text-sm)', maxHeight: '14rem' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: '2px var(--space-3)' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]': { backgroundColor: 'var(--accent-wash)', color: 'var(--accent-strong)' },
  '.cm-completionDetail': { color: 'var(--ink-faint)', fontStyle: 'normal' },
  '.cm-completionMatchedText': { textDecoration: 'none', fontWeight: '700' },
  '.cm-tooltip.cm-completionInfo': { padding: 'var(--space-2) var(--space-3)', font: '400 var(--text-sm) / 1.5 var(--font-text)' },
  '.cm-panels': { backgroundColor: 'var(--surface-sunken)', color: 'var(--ink)' },
  '.cm-panels.cm-panels-top': { borderBottom: '1px solid var(--line)' },
  '.cm-panels.cm-panels-bottom': { borderTop: '1px solid var(--line)' },
  '.cm-panel.cm-search': { padding: 'var(--space-2) var(--space-8) var(--space-2) var(--space-2)', fontFamily: 'var(--font-text)' },
  '.cm-panel.cm-search label': { fontSize: 'var(--text-xs)' },
  '.cm-panel.cm-search [name=close]': { color: 'var(--ink-soft)', fontSize: 'var(--text-lg)', minWidth: '1.5rem', minHeight: '1.5rem' },
  '.cm-textfield': { minHeight: '1.75rem', border: '1px solid var(--line-strong)', borderRadius: 'var(--radius-sm)', backgroundColor: 'var(--surface)', color: 'var(--ink)', fontSize: 'var(--text-sm)' },
  '.cm-button': { minHeight: '1.75rem', border: '1px solid var(--line-strong)', borderRadius: 'var(--radius-sm)', background: 'var(--surface)', color: 'var(--ink)', fontSize: 'var(--text-xs)' },
  '.cm-changedLine': { backgroundColor: 'var(--warn-wash) !important' },
  '.cm-changedText': { background: 'color-mix(in srgb, var(--warn) 30%, transparent) !important' },
  '.cm-deletedChunk': { backgroundColor: 'var(--bad-wash)' },
  '.cm-deletedChunk .cm-deletedText': { background: 'color-mix(in srgb, var(--bad) 30%, transparent)' },
});

const colours = HighlightStyle.define([
  { tag: [tags.comment, tags.meta], color: 'var(--code-comment)' },
  { tag: [tags.keyword, tags.operatorKeyword, tags.controlKeyword], color: 'var(--code-keyword)' },
  { tag: [tags.string, tags.special(tags.string), tags.regexp], color: 'var(--code-string)' },
  { tag: [tags.number, tags.bool, tags.null, tags.atom], color: 'var(--code-number)' },
  { tag: [tags.definition(tags.propertyName), tags.propertyName, tags.function(tags.variableName), tags.className, tags.tagName], color: 'var(--code-name)' },
  { tag: [tags.attributeName, tags.variableName, tags.labelName, tags.typeName, tags.standard(tags.variableName)], color: 'var(--code-attr)' },
  { tag: tags.invalid, color: 'var(--bad)' },
]);

export const look = [theme, syntaxHighlighting(colours)];
