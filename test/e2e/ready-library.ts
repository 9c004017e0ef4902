import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { LIBRARY_FILE } from '../../electron/library/database/library-folder.ts';
import { openForWriting } from '../../electron/library/database/open.ts';

const CLI = path.resolve(import.meta.dirname, '../../dist/electron/cli.js');
/** Of this run of the tests, and gone with it (build/run-vitest.mjs). */
const FOLDER = process.env['AIRGAP_REPLAY_RUN_FOLDER'] ?? os.tmpdir();

/**
 * Puts a library in the place of the one that an app has open: all of it in one transaction, as another process writes
 * it.
 * @param folder of the library that is replaced
 * @param by the folder of the other one, which nobody has open
 */
export async function replaceLibrary(folder: string, by: string): Promise<void> {
  const ready = new Database(path.join(by, LIBRARY_FILE), { readonly: true });
  try {
    await ready.backup(path.join(folder, LIBRARY_FILE));
  } finally {
    ready.close();
  }
  rmSync(path.join(folder, 'originals'), { recursive: true, force: true });
}

/**
 * A library that the app's own command line has imported these files into and indexed, once for all tests of a run.
 * @returns its folder
 */
export function readyLibrary(files: readonly string[]): string {
  const name = createHash('sha256').update(files.join('\\n')).digest('hex').slice(0, 16);
  const folder = path.join(FOLDER, `library-${name}`);
  if (!existsSync(folder)) {
    publish(makeLibrary(files), folder);
  }
  return folder;
}

/** The other worker may have made the same one meanwhile. */
function publish(made: string, folder: string): void {
  try {
    renameSync(made, folder);
  } catch {
    rmSync(made, { recursive: true });
  }
}

function makeLibrary(files: readonly string[]): string {
  const folder = mkdtempSync(path.join(FOLDER, 'made-'));
  if (files.length === 0) {
    openForWriting(folder).database.close();
  } else {
    runCli('import', ...files, '--library', folder, '--json');
    // Searching indexes first.
    runCli('search', 'anything', '--library', folder, '--json');
  }
  return folder;
}

function runCli(...args: readonly string[]): void {
  const { status, stderr } = spawnSync(process.execPath, [CLI, ...args], {
    encoding: 'utf8',
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
  });
  if (status !== 0) {
    throw new Error(`The command line could not make a library: ${stderr}`);
  }
}
