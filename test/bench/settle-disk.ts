import { execFileSync } from 'node:child_process';

/** Waits until everything that was written is on the disk (where there is a `sync`): else that work is measured too. */
export function settleDisk(): void {
  if (process.platform !== 'win32') {
    execFileSync('sync');
  }
}
