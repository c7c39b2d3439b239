import { json, jsonParseLinter } from '@codemirror/lang-json';
import { linter } from '@codemirror/lint';

export function support() {
  const parse = jsonParseLinter();
  return [json(), linter(view => view.state.doc.toString().trim() ? parse(view) : [])]; // an empty file is not wrong yet
}
