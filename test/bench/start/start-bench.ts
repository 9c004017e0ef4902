import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { inRoot } from '../../../build/setup/paths.mjs';
import type { Milliseconds } from '../../../shared/model/units.ts';
import { makeLargeLibrary } from '../library/make-library.ts';
import { percentile } from '../percentile.ts';
import { printRow } from '../table.ts';
import { forgetFiles } from './forget-files.ts';
import { bareWindow, MARKS, ourLibrary, startOnce, type Start, type StartedApp } from './start-app.ts';

/** Chromium keeps what it compiled of a page when it sees it for the second time. */
const UNMEASURED = 2;
const WIDTHS = [-34, ...MARKS.map(() => 12)];

type Pair = Readonly<Record<'bare' | 'ours', StartedApp>>;

/**
 * Prints how long the app takes to show a large library’s list, beside a bare Electron window, by turns. Each time is
 * since the start of the process: until the app’s own code runs (“ready”: until Electron is), the page is asked for, its
 * scripts have run, and a frame that shows what the user waits for is drawn.
 */
export async function benchStart(
  executable: string,
  library: { readonly sessions: number; readonly itemsEach: number },
  turns: number,
): Promise<void> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'airgap-replay-bench-'));
  try {
    const place = path.join(folder, 'library');
    await makeLargeLibrary(place, library.sessions, library.itemsEach);
    process.stdout.write(
      `${library.sessions} sessions of ${library.itemsEach} items, ${turns} starts of each\n`,
    );
    const pair = {
      bare: bareWindow(path.join(folder, 'bare')),
      ours: ourLibrary(path.join(folder, 'ours'), place),
    };
    for (let turn = 0; turn < UNMEASURED; turn++) {
      await startOnce(executable, pair.bare);
      await startOnce(executable, pair.ours);
    }
    printRow(['least / median', ...MARKS], WIDTHS);
    print('', await measure(executable, pair, turns));
    if (process.platform === 'linux') {
      const read = [path.dirname(executable), inRoot('dist'), inRoot('node_modules/better-sqlite3'), place];
      print(', its files not in memory', await measure(executable, pair, turns, () => forgetFiles(read)));
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

type Starts = Readonly<Record<keyof Pair, readonly Start[]>>;

/** @param before is run before each start */
async function measure(
  executable: string,
  { bare, ours }: Pair,
  turns: number,
  before: () => void = () => undefined,
): Promise<Starts> {
  const starts: Record<keyof Pair, Start[]> = { bare: [], ours: [] };
  for (let turn = 0; turn < turns; turn++) {
    before();
    starts.bare.push(await startOnce(executable, bare));
    before();
    starts.ours.push(await startOnce(executable, ours));
  }
  return starts;
}

function print(how: string, { bare, ours }: Starts): void {
  printRow([`bare window${how}`, ...MARKS.map((mark) => format(timesOf(bare, mark)))], WIDTHS);
  printRow([`library${how}`, ...MARKS.map((mark) => format(timesOf(ours, mark)))], WIDTHS);
  const [least, median] = [0, 50].map((percent) => {
    const shown = [ours, bare].map((starts) => percentile(timesOf(starts, 'shown'), percent));
    return ((shown[0] ?? NaN) / (shown[1] ?? NaN)).toFixed(2);
  });
  printRow([`  ratio, least and median: ${least}, ${median}`], WIDTHS);
}

function timesOf(starts: readonly Start[], mark: keyof Start): Milliseconds[] {
  return starts.map((start) => start[mark]);
}

function format(times: readonly Milliseconds[]): string {
  return `${percentile(times, 0)} / ${percentile(times, 50)}`;
}
