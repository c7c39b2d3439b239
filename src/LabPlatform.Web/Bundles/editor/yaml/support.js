// YAML, with hints for Kubernetes' objects.
import { yaml, yamlLanguage } from '@codemirror/lang-yaml';
import { linter } from '@codemirror/lint';
import { complete } from './completion.js';
import { problems } from './problems.js';

export function support() {
  return [yaml(), yamlLanguage.data.of({ autocomplete: complete }), linter(view => problems(view.state.doc.toString()), { delay: 500 })];
}
