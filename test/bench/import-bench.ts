import { mkdtempSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { MEBIBYTE } from '../../shared/model/units.ts';
import { writeRecording, type RecordingShape } from './make-recording.ts';
import { measure, type Measured } from './measure.ts';
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
        printRow(row(file, shape, turns), WIDTHS);
        rmSync(file);
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function row(file: string, shape: string, turns: number): string[] {
  const names = ['import', 'coldImport', 'parse', 'floor', 'idle'] as const;
  const { import: ours, coldImport: cold, parse, floor, idle } = measure(names, file, turns);
  const memory = ours && idle ? `${Math.round((ours.peakBytes - idle.peakBytes) / MEBIBYTE)} MiB` : '–';
  const size = `${Math.round(statSync(file).size / MEGABYTE)} MB`;
  return [
    ...[size, shape, time(ours), time(parse), ratio(ours, parse)],
    ...[time(cold), ratio(cold, parse), time(floor), memory],
  ];
}

function ratio(measured: Measured | undefined, peer: Measured | undefined): string {
  return measured && peer ? (measured.ms / peer.ms).toFixed(2) : '–';
}

function time(measured: Measured | undefined): string {
  return measured ? `${(measured.ms / 1000).toFixed(2)} s` : 'impossible';
}
