// Bundles the npm part of the site into wwwroot/dist: modules as ES modules, fonts as they are.
import { build } from 'esbuild';
import { cp, mkdir } from 'node:fs/promises';

const dist = 'wwwroot/dist';

await build({
  entryPoints: ['Bundles/highlight.js'],
  outdir: dist,
  bundle: true,
  format: 'esm',
  splitting: true, // one chunk per language, loaded when a page shows that language
  minify: true,
  target: 'es2022',
  entryNames: '[name]',
  chunkNames: 'highlight/[name]-[hash]',
  legalComments: 'linked',
});

const fonts = {
  inter: ['latin-opsz-normal', 'latin-opsz-italic', 'latin-ext-opsz-normal'],
  'jetbrains-mono': ['latin-wght-normal', 'latin-ext-wght-normal'],
};
await mkdir(`${dist}/fonts`, { recursive: true });
for (const [family, faces] of Object.entries(fonts)) {
  for (const face of faces) {
    const file = `${family}-${face}.woff2`;
    await cp(`node_modules/@fontsource-variable/${family}/files/${file}`, `${dist}/fonts/${file}`);
  }
}
