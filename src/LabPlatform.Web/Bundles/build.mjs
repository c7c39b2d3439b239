// Bundles the npm part of the site into wwwroot/dist: ES modules, and the fonts with their style sheet.
import { build } from 'esbuild';

await build({
  entryPoints: ['Bundles/highlight.js', 'Bundles/fonts.css', 'Bundles/editor.js', 'Bundles/terminal-transport.js'],
  outdir: 'wwwroot/dist',
  bundle: true,
  format: 'esm',
  splitting: true, // one chunk per language and for what else is not always wanted, loaded when it is
  minify: true,
  target: 'es2022',
  loader: { '.woff2': 'file' },
  entryNames: '[name]',
  chunkNames: 'hashed/[name]-[hash]',
  assetNames: 'hashed/[name]-[hash]',
  legalComments: 'linked',
});
