// Bundles xterm.js and this library's module into wwwroot/dist; addons are chunks that load when they are used.
import { build } from 'esbuild';

await build({
  entryPoints: ['Bundles/blazor-xterm.js'],
  outdir: 'wwwroot/dist',
  bundle: true,
  format: 'esm',
  splitting: true,
  minify: true,
  target: 'es2022',
  loader: { '.css': 'text' },
  entryNames: '[name]',
  chunkNames: 'hashed/[name]-[hash]',
  legalComments: 'linked',
});
