import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Milliseconds } from '../../../shared/model/units.ts';
import { percentile } from '../percentile.ts';
import { printRow } from '../table.ts';
import { makeLargeLibrary } from './make-library.ts';
import { compareQueries } from './naive-queries.ts';
import { openLibraryApp, type LibraryApp } from './library-app.ts';

const WIDTHS = [34, 12, 12, 12];

/** Prints how long the real app takes for a large library's list, facets and scrolling, and queries beside naive ones. */
export async function benchLibrary(executable: string, sessions: number, itemsEach: number): Promise<void> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'airgap-replay-bench-'));
  try {
    const library = path.join(folder, 'library');
    await makeLargeLibrary(library, sessions, itemsEach);
    process.stdout.write(`${sessions} sessions of ${itemsEach} items\n`);
    printRow(['query', 'ours', 'naive', 'ratio'], WIDTHS);
    for (const { name, ours, naive } of compareQueries(library)) {
      printRow([name, formatMs(ours), formatMs(naive), (ours / naive).toFixed(3)], WIDTHS);
    }
    await measureApp(executable, library, path.join(folder, 'user'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measureApp(executable: string, library: string, userData: string): Promise<void> {
  const app = await openLibraryApp(executable, library, userData);
  try {
    printRow(['in the app', 'p50', 'p95', 'worst'], WIDTHS);
    printTimes('start to a usable list', [app.openedMs]);
    printTimes('sort, to the rows', await app.sort());
    await printBlocked(app);
    const { lists, facets } = await app.chooseFacets();
    printTimes('facet chosen, to the rows', lists);
    printTimes('facet chosen, to all counts', facets);
    await printBlocked(app);
    const { frames, blanks } = await app.scroll();
    printTimes('frame while scrolling', frames);
    printTimes('row blank after a far jump', blanks);
    await printBlocked(app);
  } finally {
    await app.close();
  }
}

/** The worst since it was told last. */
async function printBlocked(app: LibraryApp): Promise<void> {
  const { page, main, idle } = await app.takeLateness();
  printTimes('  window blocked meanwhile', [page]);
  printTimes('  main process blocked meanwhile', [main]);
  printTimes('  an idle process meanwhile', [idle]);
}

function printTimes(name: string, times: readonly Milliseconds[]): void {
  const cells = [percentile(times, 50), percentile(times, 95), Math.max(...times)];
  printRow([name, ...cells.map(formatMs)], WIDTHS);
}

function formatMs(ms: Milliseconds): string {
  return `${ms.toFixed(1)} ms`;
}
