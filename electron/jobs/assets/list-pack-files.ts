import path from 'node:path';
import type { PackFile } from '../../assets/read-pack.ts';
import { listFiles } from '../importing/list-files.ts';

/** The files of the packs that a user chose: files as they are, folders with everything below them. */
export async function listPackFiles(chosen: readonly string[]): Promise<readonly PackFile[]> {
  const files: PackFile[] = [];
  for (const entry of chosen) {
    for (const file of await listFiles([entry])) {
      const isChosen = file === entry;
      const place = isChosen ? path.basename(file) : path.relative(entry, file);
      const folder = isChosen ? '' : path.basename(entry);
      files.push({ path: file, place: place.split(path.sep).join('/'), folder });
    }
  }
  return files;
}
