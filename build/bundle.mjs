import { rmSync } from 'node:fs';
import { inRoot, ROOT } from './setup/paths.mjs';

/** Loaded by the runtime, never bundled: Electron's own modules, and the package with native code. */
const EXTERNAL = ['electron', 'better-sqlite3', /^node:/];

/**
 * Builds everything the app loads into dist/: electron/ (main process, workers, CLI, preload), app/
 * and stage/ (the two pages).
 */
export async function bundle() {
  rmSync(inRoot('dist/electron'), { recursive: true, force: true });
  await buildNode(
    {
      main: 'main.ts',
      'import-worker': 'jobs/import-worker.ts',
      'pack-worker': 'library/pack-worker.ts',
      cli: 'cli/main.ts',
    },
    'es',
    'js',
  );
  await buildNode({ preload: 'preload.ts' }, 'cjs', 'cjs');
  await buildPage('renderer', 'dist/app');
  await buildPage('renderer/stage', 'dist/stage');
}

/**
 * @param {Record<string, string>} entries output name to source below electron/
 * @param {'es' | 'cjs'} format a sandboxed preload script must be CommonJS
 * @param {string} extension
 */
async function buildNode(entries, format, extension) {
  const { build } = await import('vite');
  const input = Object.fromEntries(
    Object.entries(entries).map(([name, source]) => [name, inRoot('electron', source)]),
  );
  await build({
    configFile: false,
    root: ROOT,
    logLevel: 'warn',
    ssr: { noExternal: true },
    build: {
      ssr: true,
      outDir: inRoot('dist/electron'),
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
 * @param {string} folder holds the page's index.html
 * @param {string} outDir
 */
async function buildPage(folder, outDir) {
  const { build } = await import('vite');
  const { default: react } = await import('@vitejs/plugin-react');
  await build({
    configFile: false,
    root: inRoot(folder),
    base: './',
    logLevel: 'warn',
    plugins: [react()],
    build: {
      outDir: inRoot(outDir),
      emptyOutDir: true,
      target: 'chrome148',
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 2000,
    },
  });
}
