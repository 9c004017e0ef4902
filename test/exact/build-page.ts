import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'vite';
import { inRoot } from '../../build/setup/paths.mjs';

/** Builds the page in which stock rrweb is compared with itself. @returns its file */
export async function buildExactPage(folder: string): Promise<string> {
  await build({
    configFile: false,
    root: inRoot('test/exact'),
    logLevel: 'warn',
    build: {
      outDir: folder,
      target: 'chrome148',
      minify: false,
      // A page of a file may not load modules.
      lib: {
        entry: inRoot('test/exact/exact-page.ts'),
        formats: ['iife'],
        name: 'exact',
        fileName: () => 'exact.js',
      },
    },
  });
  const page = path.join(folder, 'index.html');
  writeFileSync(page, '<!doctype html><meta charset="utf-8"><body></body><script src="exact.js"></script>');
  return page;
}
