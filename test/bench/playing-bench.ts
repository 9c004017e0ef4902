import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { MEBIBYTE, type Bytes, type Milliseconds } from '../../shared/model/units.ts';
import { seededRandom } from '../helpers/seeded-random.ts';
import type { MeasuredPlayer } from './measured-player.ts';
import { openOurs } from './our-player.ts';
import { treeMemory } from './process-memory.ts';
import { APP_KINDS, type AppKind } from './recordings/apps.ts';
import { writeSession } from './recordings/write-session.ts';
import { openStock } from './stock-player.ts';
import { percentile } from './percentile.ts';
import { printRow } from './table.ts';

const MEGABYTE = 1_000_000;
const FIVE_MINUTES: Milliseconds = 300_000;
const HEADINGS = [
  'size',
  'app',
  'snapshots',
  'player',
  'open',
  'seek p50',
  'p95',
  'worst',
  'back 1 %',
  'scrub',
  'delay',
  'memory',
];
const WIDTHS = [8, 13, 12, 8, 10, 10, 10, 10, 10, 10, 10, 10];

/** What playing one recording in one player took. */
interface Played {
  readonly openedMs: Milliseconds;
  readonly seeks: readonly Milliseconds[];
  readonly stepsBack: readonly Milliseconds[];
  /** Pages a second while the position is dragged. */
  readonly scrubRate: number;
  /** The longest wait for the window that has the controls. */
  readonly delayMs: Milliseconds;
  readonly peakBytes: Bytes;
}

export interface PlayingOptions {
  readonly sizes: readonly number[];
  readonly apps: readonly AppKind[];
  readonly seeks: number;
}

/** Prints how long opening and seeking take until the page is painted, beside stock rrweb-player in the same Electron. */
export async function benchPlaying(
  executable: string,
  { sizes, apps, seeks }: PlayingOptions,
): Promise<void> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'airgap-replay-bench-'));
  const file = path.join(folder, 'session.json');
  try {
    printRow(HEADINGS, WIDTHS);
    for (const megabytes of sizes) {
      for (const app of apps) {
        for (const snapshotEvery of [0, FIVE_MINUTES]) {
          await writeSession(file, { app, bytes: megabytes * MEGABYTE, snapshotEvery });
          const label = [`${megabytes} MB`, app, snapshotEvery > 0 ? 'every 5 min' : 'one'];
          const ours = await play(await openOurs(executable, file), seeks);
          printRow([...label, 'ours', ...describe(ours)], WIDTHS);
          const stockPlayer = await openStock(executable, file);
          if ('failure' in stockPlayer) {
            printRow(['', '', '', 'stock', `  impossible: ${stockPlayer.failure}`], WIDTHS);
          } else {
            const stock = await play(stockPlayer, seeks);
            printRow(['', '', '', 'stock', ...describe(stock)], WIDTHS);
            printRow(['', '', '', 'ratio', ...compare(ours, stock)], WIDTHS);
          }
        }
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export function isAppKind(name: string): name is AppKind {
  return (APP_KINDS as readonly string[]).includes(name);
}

async function play(player: MeasuredPlayer, count: number): Promise<Played> {
  const random = seededRandom(99);
  const seeks: Milliseconds[] = [];
  const stepsBack: Milliseconds[] = [];
  let peakBytes = treeMemory(player.pid);
  const note = (): void => {
    peakBytes = Math.max(peakBytes, treeMemory(player.pid));
  };
  for (let turn = 0; turn < count; turn++) {
    const share = 0.02 + random.int(9700) / 10_000;
    seeks.push(await player.seek(share));
    note();
    if (turn % 5 === 0) {
      stepsBack.push(await player.seek(share - 0.01));
      note();
    }
  }
  const scrubRate = await player.scrub();
  note();
  const delayMs = await player.readDelay();
  await player.close();
  return { openedMs: player.openedMs, seeks, stepsBack, scrubRate, delayMs, peakBytes };
}

function describe(played: Played): string[] {
  const { openedMs, seeks, stepsBack, scrubRate, delayMs, peakBytes } = played;
  const times = [
    openedMs,
    percentile(seeks, 50),
    percentile(seeks, 95),
    Math.max(...seeks),
    percentile(stepsBack, 50),
  ];
  return [
    ...times.map((ms) => `${Math.round(ms)} ms`),
    `${scrubRate.toFixed(1)} /s`,
    `${Math.round(delayMs)} ms`,
    `${Math.round(peakBytes / MEBIBYTE)} MiB`,
  ];
}

function compare(ours: Played, stock: Played): string[] {
  const ratio = (measure: (played: Played) => number): string => (measure(ours) / measure(stock)).toFixed(2);
  return [
    ratio(({ openedMs }) => openedMs),
    ratio(({ seeks }) => percentile(seeks, 50)),
    ratio(({ seeks }) => percentile(seeks, 95)),
    ratio(({ seeks }) => Math.max(...seeks)),
    ratio(({ stepsBack }) => percentile(stepsBack, 50)),
    ratio(({ scrubRate }) => scrubRate),
    ratio(({ delayMs }) => delayMs),
    ratio(({ peakBytes }) => peakBytes),
  ];
}
