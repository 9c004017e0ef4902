import { readFileSync, writeFileSync } from 'node:fs';
import { lstat } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { Milliseconds } from '../../shared/model/units.ts';
import { LIBRARY_FILE } from '../library/database/library-folder.ts';

/** More are not gone through by eye. */
const MAX_RECENT = 12;
/** A list on the screen does not wait longer for a disk that sleeps, or a server that is gone. */
const ANSWERS_WITHIN: Milliseconds = 500;
const recentSchema = z.array(z.string().min(1).max(4096)).max(100);

/** A library that was open lately, and its place in the list of those that are remembered. */
export interface PlacedLibrary {
  readonly folder: string;
  readonly place: number;
}

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

  /** All that are remembered; no disk is asked about them. */
  list(): readonly string[] {
    return this.read();
  }

  /**
   * Those that are still there, by their places in the list. What does not answer in time may be there; a server on a
   * network is not asked.
   * @param look reads about a file from the disk
   */
  async listPresent(
    withinMs: Milliseconds = ANSWERS_WITHIN,
    look: (file: string) => Promise<unknown> = lstat,
  ): Promise<PlacedLibrary[]> {
    const placed = this.read().map(async (folder, place) => ({
      folder,
      place,
      isGone: !isOnServer(folder) && (await isMissing(folder, withinMs, look)),
    }));
    const all = await Promise.all(placed);
    return all.filter(({ isGone }) => !isGone).map(({ folder, place }) => ({ folder, place }));
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

/** As Windows writes shares. */
function isOnServer(folder: string): boolean {
  return /^[\\/]{2}/.test(folder);
}

async function isMissing(
  folder: string,
  withinMs: Milliseconds,
  look: (file: string) => Promise<unknown>,
): Promise<boolean> {
  const isOver = new AbortController();
  const answer = look(path.join(folder, LIBRARY_FILE)).then(
    () => false,
    () => true,
  );
  const silence = sleep(withinMs, false, { signal: isOver.signal }).catch(() => false);
  const first = await Promise.race([answer, silence]);
  isOver.abort();
  return first;
}
