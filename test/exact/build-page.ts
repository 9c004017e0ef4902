import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'vite';
import { inRoot } from '../../build/setup/paths.mjs';

/** Builds a page of one script, of which an Electron without our app is made. @param entry the script. @returns its file */
export async function buildScriptPage(folder: string, entry: string): Promise<string> {
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
        entry: inRoot(entry),
        formats: ['iife'],
        name: 'page',
        fileName: () => 'page.js',
      },
    },
  });
  const page = path.join(folder, 'index.html');
  writeFileSync(page, '<!doctype html><meta charset="utf-8"><body></body><script src="page.js"></script>');
  return page;
}
