import { rmSync } from 'node:fs';
import path from 'node:path';
import { inRoot, ROOT } from './setup/paths.mjs';

const IMPORT_WORKER = 'electron/jobs/importing/import-worker.ts';
const PACK_WORKER = 'electron/library/packing/pack-worker.ts';

/** Loaded by the runtime, never bundled: Electron's own modules, and the package with native code. */
const EXTERNAL = ['electron', 'original-fs', 'better-sqlite3', /^node:/];

/** What the app is built of: the main process with its workers, the CLI and the preload script; the two pages. */
export const PARTS = /** @type {const} */ (['electron', 'app', 'stage']);

/** @typedef {typeof PARTS[number]} Part */

/**
 * How classes of CSS modules are named: `item-row__toggle`, the same in every build, so that whoever looks at the page,
 * or tests it, knows where a rule stands. No two modules have one name (css-modules.test.ts).
 */
export const CSS_MODULES = /** @type {const} */ ({
  localsConvention: 'camelCaseOnly',
  /** @param {string} name @param {string} file */
  generateScopedName: (name, file) => `${path.basename(file).replace(/\.module\.css.*$/, '')}__${name}`,
});

/**
 * Builds everything the app loads into dist/.
 * @param {import('vite').Plugin[]} [plugins] look at what is built
 */
export async function bundle(plugins = []) {
  await Promise.all(PARTS.map((part) => bundlePart(part, inRoot('dist', part), plugins)));
}

/**
 * Builds one part of the app.
 * @param {Part} part
 * @param {string} folder gets the part's files
 * @param {import('vite').Plugin[]} [plugins] look at what is built; those of tests change it
 */
export async function bundlePart(part, folder, plugins = []) {
  switch (part) {
    case 'electron':
      return bundleMain(folder, plugins);
    case 'app':
      return buildPage('renderer', folder, plugins);
    case 'stage':
      return buildPage('renderer/stage', folder, plugins);
  }
}

/**
 * @param {string} folder
 * @param {import('vite').Plugin[]} plugins
 */
async function bundleMain(folder, plugins) {
  rmSync(folder, { recursive: true, force: true });
  await buildNode(
    {
      entry: 'electron/entry.ts',
      'import-worker': IMPORT_WORKER,
      'asset-worker': 'electron/jobs/assets/asset-worker.ts',
      'index-worker': 'electron/jobs/indexing/index-worker.ts',
      'verify-worker': 'electron/jobs/verifying/verify-worker.ts',
      'reader-worker': 'electron/jobs/reading/reader-worker.ts',
      'pack-worker': PACK_WORKER,
      cli: 'electron/cli/from-source.ts',
    },
    { outDir: folder, format: 'es', extension: 'js', plugins },
  );
  // A sandboxed preload script must be CommonJS.
  await buildNode(
    { preload: 'electron/preload.ts' },
    { outDir: folder, format: 'cjs', extension: 'cjs', plugins },
  );
}

/** Builds the benches and what they measure into dist/bench/. */
export function bundleBench() {
  rmSync(inRoot('dist/bench'), { recursive: true, force: true });
  return buildNode(
    {
      bench: 'test/bench/bench.ts',
      'run-task': 'test/bench/run-task.ts',
      'import-worker': IMPORT_WORKER,
      'pack-worker': PACK_WORKER,
    },
    { outDir: inRoot('dist/bench'), format: 'es', extension: 'js', plugins: [] },
  );
}

/**
 * @param {Record<string, string>} entries output name to source
 * @param {{ outDir: string, format: 'es' | 'cjs', extension: string, plugins: import('vite').Plugin[] }} how
 */
async function buildNode(entries, { outDir, format, extension, plugins }) {
  const { build } = await import('vite');
  const input = Object.fromEntries(Object.entries(entries).map(([name, source]) => [name, inRoot(source)]));
  await build({
    configFile: false,
    root: ROOT,
    logLevel: 'warn',
    plugins,
    ssr: { noExternal: true },
    build: {
      ssr: true,
      outDir,
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
 * @param {import('vite').Plugin[]} plugins
 */
async function buildPage(folder, outDir, plugins) {
  const { build } = await import('vite');
  const { default: react } = await import('@vitejs/plugin-react');
  await build({
    configFile: false,
    root: inRoot(folder),
    base: './',
    logLevel: 'warn',
    plugins: [react(), ...plugins],
    css: { modules: CSS_MODULES },
    build: {
      outDir,
      emptyOutDir: true,
      target: 'chrome148',
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 2000,
    },
  });
}
