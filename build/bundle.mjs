import { rmSync } from 'node:fs';
import { inRoot, ROOT } from './setup/paths.mjs';

const PACK_WORKER = 'electron/library/pack-worker.ts';

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
      main: 'electron/main.ts',
      'import-worker': 'electron/jobs/import-worker.ts',
      'pack-worker': PACK_WORKER,
      cli: 'electron/cli/main.ts',
    },
    { outDir: 'dist/electron', format: 'es', extension: 'js' },
  );
  await buildNode(
    { preload: 'electron/preload.ts' },
    { outDir: 'dist/electron', format: 'cjs', extension: 'cjs' },
  );
  await buildPage('renderer', 'dist/app');
  await buildPage('renderer/stage', 'dist/stage');
}

/** Builds the benches and what they measure into dist/bench/. */
export function bundleBench() {
  rmSync(inRoot('dist/bench'), { recursive: true, force: true });
  return buildNode(
    { bench: 'test/bench/bench.ts', 'run-task': 'test/bench/run-task.ts', 'pack-worker': PACK_WORKER },
    { outDir: 'dist/bench', format: 'es', extension: 'js' },
  );
}

/**
 * @param {Record<string, string>} entries output name to source
 * @param {{ outDir: string, format: 'es' | 'cjs', extension: string }} output a sandboxed preload script must be CommonJS
 */
async function buildNode(entries, { outDir, format, extension }) {
  const { build } = await import('vite');
  const input = Object.fromEntries(Object.entries(entries).map(([name, source]) => [name, inRoot(source)]));
  await build({
    configFile: false,
    root: ROOT,
    logLevel: 'warn',
    ssr: { noExternal: true },
    build: {
      ssr: true,
      outDir: inRoot(outDir),
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
