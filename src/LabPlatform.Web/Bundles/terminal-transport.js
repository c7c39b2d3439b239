// Connects one terminal on the page with its shell. Imported by BlazorXTerm, which calls connect; see Terminals/README.md.
import { Hub } from './terminal/hub.js';
import { Viewer } from './terminal/viewer.js';

/**
 * @param {object} stage the terminal, as BlazorXTerm's README describes it
 * @param {{ hubUrl: string, session: string, terminal: number, watch: boolean }} options
 */
export function connect(stage, options) {
  return new Viewer(stage, options, Hub.shared(new URL(options.hubUrl, document.baseURI).href));
}
