import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Bytes, Milliseconds } from '../../shared/model/units.ts';
import type { TaskName } from './tasks.ts';

/** What one task took, at its best of several turns. */
export interface Measured {
  readonly ms: Milliseconds;
  readonly peakBytes: Bytes;
}

const RUN_TASK = path.join(import.meta.dirname, 'run-task.js');

/** Measures tasks on a file by turns, each in a process of its own. A task that cannot be done gives `undefined`. */
export function measure<Name extends TaskName>(
  names: readonly Name[],
  file: string,
  turns: number,
): Record<Name, Measured | undefined> {
  const best = {} as Record<Name, Measured | undefined>;
  for (let turn = 0; turn < turns; turn++) {
    for (const name of names) {
      best[name] = better(best[name], measureOnce(name, file));
    }
  }
  return best;
}

function measureOnce(name: TaskName, file: string): Measured | undefined {
  const library = mkdtempSync(path.join(os.tmpdir(), 'airgap-replay-bench-'));
  try {
    const child = spawnSync(process.execPath, ['--max-old-space-size=8192', RUN_TASK, name, file, library], {
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    });
    return child.status === 0 ? (JSON.parse(child.stdout) as Measured) : undefined;
  } finally {
    rmSync(library, { recursive: true, force: true });
  }
}

function better(a: Measured | undefined, b: Measured | undefined): Measured | undefined {
  if (!a || !b) {
    return a ?? b;
  }
  return { ms: Math.min(a.ms, b.ms), peakBytes: Math.max(a.peakBytes, b.peakBytes) };
}
