import { mkdirSync } from 'node:fs';
import os from 'node:os';

/** By this, SQLite is told where its temporary files go, too. */
const NAME = 'SQLITE_TMPDIR';

/** Where what was recorded may lie for a while. */
export function temporaryFolder(): string {
  return process.env[NAME] || os.tmpdir();
}

/** Has nothing of it written anywhere else. Must run before SQLite is loaded. */
export function keepTemporaryFilesIn(folder: string): void {
  mkdirSync(folder, { recursive: true });
  process.env[NAME] = folder;
}
