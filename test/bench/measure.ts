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

/** Why a task could not be done. */
export interface Impossible {
  readonly failure: string;
}

const RUN_TASK = path.join(import.meta.dirname, 'run-task.js');

/** Measures tasks on a file by turns, each in a process of its own. Where one cannot be done, why. */
export function measure<Name extends TaskName>(
  names: readonly Name[],
  file: string,
  turns: number,
): Record<Name, Measured | Impossible> {
  const best: Partial<Record<Name, Measured | Impossible>> = {};
  for (let turn = 0; turn < turns; turn++) {
    for (const name of names) {
      best[name] = better(best[name], measureOnce(name, file));
    }
  }
  return best as Record<Name, Measured | Impossible>;
}

function measureOnce(name: TaskName, file: string): Measured | Impossible {
  const library = mkdtempSync(path.join(os.tmpdir(), 'airgap-replay-bench-'));
  try {
    const child = spawnSync(process.execPath, ['--max-old-space-size=8192', RUN_TASK, name, file, library], {
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    });
    return child.status === 0
      ? (JSON.parse(child.stdout) as Measured)
      : { failure: readFailure(child.stderr, child.signal ?? `exit code ${child.status}`) };
  } finally {
    rmSync(library, { recursive: true, force: true });
  }
}

/** The error that ended a process, in its own words. */
function readFailure(stderr: string, otherwise: string): string {
  return /^(?:\w*Error\b.*|FATAL ERROR: .*)$/m.exec(stderr)?.[0] ?? otherwise;
}

function better(a: Measured | Impossible | undefined, b: Measured | Impossible): Measured | Impossible {
  if (!a || 'failure' in a) {
    return b;
  }
  return 'failure' in b ? a : { ms: Math.min(a.ms, b.ms), peakBytes: Math.max(a.peakBytes, b.peakBytes) };
}
