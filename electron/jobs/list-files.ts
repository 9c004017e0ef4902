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
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => undefined);
  if (!entries) {
    return [folder];
  }
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => !isHidden(path.relative(folder, file)))
    .sort();
}

function isHidden(relative: string): boolean {
  return relative.split(path.sep).some((part) => part.startsWith('.'));
}
