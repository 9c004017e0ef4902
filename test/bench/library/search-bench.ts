import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { readIndexStatus } from '../../../electron/library/index/index-status.ts';
import { openForReading } from '../../../electron/library/database/open.ts';
import { searchLibrary } from '../../../electron/library/search/search.ts';
import type { Milliseconds } from '../../../shared/model/units.ts';
import { parseSearchQuery } from '../../../shared/search/search-query.ts';
import { percentile } from '../percentile.ts';
import { APP_KINDS } from '../recordings/apps.ts';
import { writeSession } from '../recordings/write-session.ts';
import { fillLibrary } from '../our-player.ts';
import { printRow } from '../table.ts';
import { openLibraryApp } from './library-app.ts';
import { makeLargeLibrary } from './make-library.ts';
import { findWithRipgrep, writeTexts } from './ripgrep.ts';

const WIDTHS = [30, 12, 12, 12, 12];
/** As in the app. */
const LIMITS = { sessions: 50, hitsPerSession: 5, hits: 20_000 };
const RUNS = 5;
const SAMPLE_BYTES = 10e6;

/** What is looked for, and the word that a search without an index would look for. */
const SEARCHES: readonly (readonly [typed: string, word: string])[] = [
  ['order', 'order'],
  ['order cart', 'order cart'],
  ['"failed order"', 'failed order'],
  ['w4', 'w4'],
  ['w1000', 'w1000'],
  ['inv*', 'inv'],
  ['console:failed', 'failed'],
  ['retry -order', 'retry'],
  ['person:person-1 failed', 'failed'],
  ['status:>=500', 'https'],
  ['nothing_like_that', 'nothing_like_that'],
];

/** Prints how long searching a large library takes, beside LIKE and ripgrep, and what the index takes on the disk. */
export async function benchSearch(executable: string, sessions: number, itemsEach: number): Promise<void> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'airgap-replay-bench-'));
  try {
    const library = path.join(folder, 'library');
    await makeLargeLibrary(library, sessions, itemsEach);
    process.stdout.write(`${sessions} sessions of ${itemsEach} items\n`);
    const texts = path.join(folder, 'texts');
    writeTexts(library, texts);
    compareSearches(library, texts);
    await measureApp(executable, library, path.join(folder, 'user'));
    await printShares(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function compareSearches(folder: string, texts: string): void {
  const library = openForReading(folder);
  const like = library.database.prepare<[string]>(
    'SELECT item_key FROM items WHERE label LIKE ? LIMIT 20000',
  );
  printRow(['search', 'ours', 'LIKE', 'ratio', 'ripgrep'], WIDTHS);
  for (const [typed, word] of SEARCHES) {
    const ours = medianOf(() => searchLibrary(library, parseSearchQuery(typed), LIMITS));
    const naive = medianOf(() => like.all(`%${word}%`));
    const ripgrep = findWithRipgrep(texts, word);
    const cells = [formatMs(ours), formatMs(naive), (ours / naive).toFixed(3)];
    printRow([typed, ...cells, ripgrep === undefined ? 'not there' : formatMs(ripgrep)], WIDTHS);
  }
  library.database.close();
}

async function measureApp(executable: string, library: string, userData: string): Promise<void> {
  const app = await openLibraryApp(executable, library, userData);
  try {
    printRow(['in the app', 'p50', 'p95', 'worst'], WIDTHS);
    const { asked, typed } = await app.search(SEARCHES.map(([words]) => words));
    printTimes('asked, to the answer', asked);
    printTimes('typed, to hits (pause: 120)', typed);
    const { page, main, idle } = await app.takeLateness();
    printTimes('  window blocked meanwhile', [page]);
    printTimes('  main process blocked', [main]);
    printTimes('  an idle process', [idle]);
  } finally {
    await app.close();
  }
}

/** What the index takes of recordings as they are: generated apps of which all changes. */
async function printShares(folder: string): Promise<void> {
  printRow(['index of', 'file', 'stored', 'index', 'of file'], WIDTHS);
  for (const app of APP_KINDS) {
    const file = path.join(folder, `${app}.json`);
    const library = path.join(folder, app);
    await writeSession(file, { app, bytes: SAMPLE_BYTES, snapshotEvery: 0 });
    await fillLibrary(library, file);
    const { indexBytes, recordingBytes } = readIndexStatus(openForReading(library));
    const cells = [SAMPLE_BYTES, recordingBytes, indexBytes].map((bytes) => `${(bytes / 1e6).toFixed(1)} MB`);
    printRow([app, ...cells, (indexBytes / SAMPLE_BYTES).toFixed(2)], WIDTHS);
  }
}

function medianOf(work: () => unknown): Milliseconds {
  const times = Array.from({ length: RUNS }, () => {
    const startedAt = performance.now();
    work();
    return performance.now() - startedAt;
  });
  return percentile(times, 50);
}

function printTimes(name: string, times: readonly Milliseconds[]): void {
  const cells = [percentile(times, 50), percentile(times, 95), Math.max(...times)];
  printRow([name, ...cells.map(formatMs)], WIDTHS);
}

function formatMs(ms: Milliseconds): string {
  return `${ms.toFixed(1)} ms`;
}
