import { mkdtempSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { MEBIBYTE } from '../../shared/model/units.ts';
import { writeRecording, type RecordingShape } from './make-recording.ts';
import { measure, type Impossible, type Measured } from './measure.ts';
import { printRow } from './table.ts';

const SHAPES: readonly RecordingShape[] = ['mutations', 'snapshots'];
const MEGABYTE = 1_000_000;
const HEADINGS = [
  ...['size', 'shape', 'import', 'JSON.parse', 'ratio'],
  ...['cold', 'ratio cold', 'read + SHA-256', 'memory over idle'],
];
const WIDTHS = [8, 11, 9, 12, 7, 8, 12, 16, 18];

/** Prints how long an import takes until the session can be played, beside JSON.parse and the floor. */
export async function benchImport(sizes: readonly number[], turns: number): Promise<void> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'airgap-replay-bench-'));
  try {
    printRow(HEADINGS, WIDTHS);
    for (const megabytes of sizes) {
      for (const shape of SHAPES) {
        const file = path.join(folder, `${shape}.json`);
        await writeRecording(file, megabytes * MEGABYTE, { shape, form: 'export' });
        printFile(file, shape, turns);
        rmSync(file);
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function printFile(file: string, shape: string, turns: number): void {
  const names = ['import', 'coldImport', 'parse', 'floor', 'idle'] as const;
  const measured = measure(names, file, turns);
  const { import: ours, coldImport: cold, parse, floor, idle } = measured;
  const memory =
    'failure' in ours || 'failure' in idle
      ? '–'
      : `${Math.round((ours.peakBytes - idle.peakBytes) / MEBIBYTE)} MiB`;
  const size = `${Math.round(statSync(file).size / MEGABYTE)} MB`;
  const row = [
    ...[size, shape, time(ours), time(parse), ratio(ours, parse)],
    ...[time(cold), ratio(cold, parse), time(floor), memory],
  ];
  printRow(row, WIDTHS);
  for (const name of names) {
    const task = measured[name];
    if ('failure' in task) {
      process.stdout.write(`${' '.repeat(8)}${name}: ${task.failure}\n`);
    }
  }
}

function ratio(measured: Measured | Impossible, peer: Measured | Impossible): string {
  return 'failure' in measured || 'failure' in peer ? '–' : (measured.ms / peer.ms).toFixed(2);
}

function time(measured: Measured | Impossible): string {
  return 'failure' in measured ? 'impossible' : `${(measured.ms / 1000).toFixed(2)} s`;
}
