// Code highlighting, loaded only by pages that show code; a language arrives when it is met first.
import core from 'highlight.js/lib/core';

const languages = {
  bash: () => import('highlight.js/lib/languages/bash'),
  c: () => import('highlight.js/lib/languages/c'),
  css: () => import('highlight.js/lib/languages/css'),
  diff: () => import('highlight.js/lib/languages/diff'),
  dockerfile: () => import('highlight.js/lib/languages/dockerfile'),
  go: () => import('highlight.js/lib/languages/go'),
  ini: () => import('highlight.js/lib/languages/ini'),
  java: () => import('highlight.js/lib/languages/java'),
  javascript: () => import('highlight.js/lib/languages/javascript'),
  json: () => import('highlight.js/lib/languages/json'),
  makefile: () => import('highlight.js/lib/languages/makefile'),
  nginx: () => import('highlight.js/lib/languages/nginx'),
  python: () => import('highlight.js/lib/languages/python'),
  rust: () => import('highlight.js/lib/languages/rust'),
  sql: () => import('highlight.js/lib/languages/sql'),
  typescript: () => import('highlight.js/lib/languages/typescript'),
  xml: () => import('highlight.js/lib/languages/xml'),
  yaml: () => import('highlight.js/lib/languages/yaml'),
};

const aliases = {
  sh: 'bash', shell: 'bash', console: 'bash', zsh: 'bash', yml: 'yaml', js: 'javascript', ts: 'typescript',
  py: 'python', docker: 'dockerfile', html: 'xml', toml: 'ini', golang: 'go', make: 'makefile', conf: 'nginx',
};

/** Highlights every <code class="language-…"> under root that has not been highlighted yet. */
export async function highlight(root) {
  for (const code of root.querySelectorAll('pre > code[class*="language-"]:not([data-highlighted])')) {
    const named = [...code.classList].find(name => name.startsWith('language-')).slice('language-'.length);
    const language = aliases[named] ?? named;
    if (!Object.hasOwn(languages, language)) {
      continue;
    }

    if (!core.getLanguage(language)) {
      core.registerLanguage(language, (await languages[language]()).default);
    }

    core.highlightElement(code);
  }
}
