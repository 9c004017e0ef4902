import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';

/**
 * The files that a user's choice stands for: files as they are, folders with everything below them, in the
 * order of their names. Hidden files and links inside folders are passed over. What cannot be looked at is
 * kept, so that importing it tells the reason.
 */
export async function listFiles(chosen: readonly string[]): Promise<string[]> {
  const lists: string[][] = [];
  for (const entry of chosen) {
    lists.push((await isFolder(entry)) ? await listChosenFolder(entry) : [entry]);
  }
  return lists.flat();
}

/** An empty folder is kept as it is, so that the report can say so. */
async function listChosenFolder(folder: string): Promise<string[]> {
  const files = await listFolder(folder);
  return files.length > 0 ? files : [folder];
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
  const lists: string[][] = [];
  for (const entry of entries.filter(({ name }) => !name.startsWith('.')).sort(byName)) {
    lists.push(await listEntry(entry, path.join(folder, entry.name)));
  }
  return lists.flat();
}

function byName(a: Dirent, b: Dirent): number {
  return a.name < b.name ? -1 : 1;
}

async function listEntry(entry: Dirent, file: string): Promise<string[]> {
  if (entry.isDirectory()) {
    return listFolder(file);
  }
  return entry.isFile() ? [file] : [];
}
