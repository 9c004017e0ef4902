import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';

/**
 * The files that a user's choice stands for: files as they are, folders with everything below them, in the
 * order of their names. Hidden files and links inside folders are passed over. What cannot be looked at is
 * kept, so that importing it tells the reason.
 */
export async function listFiles(chosen: readonly string[]): Promise<string[]> {
  const lists = await Promise.all(
    chosen.map(async (entry) => ((await isFolder(entry)) ? listFolder(entry) : [entry])),
  );
  return lists.flat();
}

async function isFolder(entry: string): Promise<boolean> {
  return stat(entry).then(
    (stats) => stats.isDirectory(),
    () => false,
  );
}

async function listFolder(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => undefined);
  if (!entries) {
    return [folder];
  }
  const lists = await Promise.all(
    entries
      .filter((entry) => !entry.name.startsWith('.'))
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .map(async (entry) => listEntry(entry, path.join(folder, entry.name))),
  );
  return lists.flat();
}

async function listEntry(entry: Dirent, file: string): Promise<string[]> {
  if (entry.isDirectory()) {
    return listFolder(file);
  }
  return entry.isFile() ? [file] : [];
}
