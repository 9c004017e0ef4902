import { rmSync } from 'node:fs';
import path from 'node:path';
import { inRoot, ROOT } from './setup/paths.mjs';

/** Loaded by the runtime, never bundled: Electron's own modules, and the package with native code. */
const EXTERNAL = ['electron', 'better-sqlite3', /^node:/];

/**
 * Where a bundle goes, and what takes part in making it.
 * @typedef {{ folder: string, plugins: readonly import('vite').Plugin[] }} Target
 */

/** @type {Target} */
const SHIPPED = { folder: inRoot('dist'), plugins: [] };

/**
 * Builds everything the app loads into dist/: electron/ (main process, workers, CLI, preload), app/
 * and stage/ (the two pages).
 */
export async function bundle(target = SHIPPED) {
  rmSync(path.join(target.folder, 'electron'), { recursive: true, force: true });
  await buildNode(
    target,
    {
      main: 'main.ts',
      'import-worker': 'jobs/import-worker.ts',
      'pack-worker': 'library/pack-worker.ts',
      cli: 'cli/main.ts',
    },
    'es',
    'js',
  );
  await buildNode(target, { preload: 'preload.ts' }, 'cjs', 'cjs');
  await buildPage(target, 'renderer', 'app');
  await buildPage(target, 'renderer/stage', 'stage');
}

/**
 * @param {Target} target
 * @param {Record<string, string>} entries output name to source below electron/
 * @param {'es' | 'cjs'} format a sandboxed preload script must be CommonJS
 * @param {string} extension
 */
async function buildNode(target, entries, format, extension) {
  const { build } = await import('vite');
  const input = Object.fromEntries(
    Object.entries(entries).map(([name, source]) => [name, inRoot('electron', source)]),
  );
  await build({
    configFile: false,
    root: ROOT,
    logLevel: 'warn',
    plugins: [...target.plugins],
    ssr: { noExternal: true },
    build: {
      ssr: true,
      outDir: path.join(target.folder, 'electron'),
      emptyOutDir: false,
      target: 'node24',
      minify: false,
      rollupOptions: {
        input,
        external: EXTERNAL,
        output: {
          format,
          entryFileNames: `[name].${extension}`,
          chunkFileNames: `chunk-[hash].${extension}`,
        },
      },
    },
  });
}

/**
 * @param {Target} target
 * @param {string} folder holds the page's index.html
 * @param {string} name of the page's folder in the bundle
 */
async function buildPage(target, folder, name) {
  const { build } = await import('vite');
  const { default: react } = await import('@vitejs/plugin-react');
  await build({
    configFile: false,
    root: inRoot(folder),
    base: './',
    logLevel: 'warn',
    plugins: [...target.plugins, react()],
    build: {
      outDir: path.join(target.folder, name),
      emptyOutDir: true,
      target: 'chrome148',
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 2000,
    },
  });
}
