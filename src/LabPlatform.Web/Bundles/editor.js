// The editor's texts, loaded when the editor is first shown.
export { Drafts } from './editor/drafts.js';
export { Workbench } from './editor/workbench.js';
