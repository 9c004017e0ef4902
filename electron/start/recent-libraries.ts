import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { LIBRARY_FILE } from '../library/database/library-folder.ts';

/** More are not gone through by eye. */
const MAX_RECENT = 12;
const recentSchema = z.array(z.string().min(1).max(4096)).max(100);

/** The folders of the libraries that were open, the last one first. What cannot be read or kept is no error: it is a convenience. */
export class RecentLibraries {
  private readonly file: string;

  /** @param file where they are kept, in the app's data folder */
  constructor(file: string) {
    this.file = file;
  }

  /** Notes that a library is open. */
  note(folder: string): void {
    const folders = [folder, ...this.read().filter((other) => other !== folder)].slice(0, MAX_RECENT);
    try {
      writeFileSync(this.file, JSON.stringify(folders));
    } catch {
      // A full disk, or a folder that may not be written.
    }
  }

  /** Those that are still there; a server on a network is not asked. */
  list(): string[] {
    return this.read().filter(
      (folder) => /^[\\/]{2}/.test(folder) || existsSync(path.join(folder, LIBRARY_FILE)),
    );
  }

  private read(): string[] {
    try {
      return recentSchema.parse(JSON.parse(readFileSync(this.file, 'utf8')));
    } catch {
      // The first start, or a damaged file.
      return [];
    }
  }
}
