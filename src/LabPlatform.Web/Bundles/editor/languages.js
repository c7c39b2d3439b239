import { StreamLanguage } from '@codemirror/language';

const modes = {
  dockerfile: () => import('@codemirror/legacy-modes/mode/dockerfile').then(mode => mode.dockerFile),
  go: () => import('@codemirror/legacy-modes/mode/go').then(mode => mode.go),
  javascript: () => import('@codemirror/legacy-modes/mode/javascript').then(mode => mode.javascript),
  nginx: () => import('@codemirror/legacy-modes/mode/nginx').then(mode => mode.nginx),
  properties: () => import('@codemirror/legacy-modes/mode/properties').then(mode => mode.properties),
  python: () => import('@codemirror/legacy-modes/mode/python').then(mode => mode.python),
  shell: () => import('@codemirror/legacy-modes/mode/shell').then(mode => mode.shell),
  xml: () => import('@codemirror/legacy-modes/mode/xml').then(mode => mode.xml),
};

const endings = {
  yaml: 'yaml', yml: 'yaml', json: 'json', sh: 'shell', bash: 'shell', py: 'python', go: 'go', js: 'javascript', mjs: 'javascript', ts: 'javascript',
  conf: 'nginx', ini: 'properties', cfg: 'properties', env: 'properties', properties: 'properties', toml: 'properties',
  xml: 'xml', html: 'xml', svg: 'xml', dockerfile: 'dockerfile', containerfile: 'dockerfile',
};

const names = {
  Dockerfile: 'dockerfile', Containerfile: 'dockerfile', '.bashrc': 'shell', '.bash_profile': 'shell', '.profile': 'shell', config: 'yaml',
};

/** @returns {string?} by the name; by the first line where that says nothing */
export function languageOf(path, text) {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  const known = Object.hasOwn(names, name) ? names[name] : name.includes('.') && Object.hasOwn(endings, ending) ? endings[ending] : null;
  if (known) {
    return known;
  }

  return /^#!.*\bpython/.test(text) ? 'python' : /^#!.*\b(ba|da|z)?sh\b/.test(text) ? 'shell' : /^(---|apiVersion:)/.test(text) ? 'yaml' : null;
}

/** What CodeMirror is to know of a language; it arrives when a file of it is first opened. */
export async function load(language) {
  switch (language) {
    case null:
      return [];
    case 'yaml':
      return (await import('./yaml/support.js')).support();
    case 'json':
      return (await import('./json.js')).support();
    default:
      return StreamLanguage.define(await modes[language]());
  }
}
