import { accessSync, constants, mkdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** By this, SQLite is told where its temporary files go, too. */
const NAME = 'SQLITE_TMPDIR';
/** Where a system has them that does not say so; the second is on a disk where the first is in memory. */
const USUAL = ['/tmp', '/var/tmp'];

/** Where what was recorded may lie for a while. */
export function temporaryFolder(): string {
  return process.env[NAME] || os.tmpdir();
}

/** Has nothing of it written anywhere else. Must run before SQLite is loaded. */
export function keepTemporaryFilesIn(folder: string): void {
  mkdirSync(folder, { recursive: true });
  process.env[NAME] = folder;
}

/**
 * Passes over a folder of the environment's that cannot be used, for everything in this process and those it starts: Chromium
 * keeps the socket there by which a second start is heard, and ends without a word where it cannot.
 */
export function ensureTemporaryFolder(isUsable: (folder: string) => boolean = mayMakeFiles): void {
  const told = os.tmpdir();
  const mayBe = process.platform === 'win32' ? [] : [told, ...USUAL];
  const found = mayBe.find((folder) => path.isAbsolute(folder) && isUsable(folder));
  if (found !== undefined && found !== told) {
    process.env['TMPDIR'] = found;
  }
}

/** By the rights alone: a portable app makes no file there, not even to try. */
function mayMakeFiles(folder: string): boolean {
  try {
    // As a folder, whatever stands there.
    accessSync(`${folder}/.`, constants.W_OK | constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
