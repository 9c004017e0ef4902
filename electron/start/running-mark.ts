import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { sessionId, windowNumber } from '../../shared/contract/call.ts';

const markSchema = z.object({
  /** The number of the app's process. */
  pid: z.number().int().positive(),
  /** The folder of the library that is open. */
  library: z.string(),
  /** The session that is open, and where the user is in it as far as that is known. */
  open: z.object({ sessionId, position: z.object({ windowNumber, atMs: z.number() }).nullable() }).nullable(),
  /** The session has just been opened again after an unexpected end. */
  hasJustReturned: z.boolean(),
});
export type RunningMark = z.infer<typeof markSchema>;

/**
 * What an app leaves in its user-data folder while it runs, and takes away when it is quit: one that is found at a start
 * is of an app that ended otherwise. Only one app at a time runs with a folder, but where there can be no lock on it.
 * @returns null where there is none; `unreadable` where there is one of which nothing is known but that
 */
export function readRunningMark(file: string): RunningMark | 'unreadable' | null {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return null;
  }
  try {
    return markSchema.safeParse(JSON.parse(text)).data ?? 'unreadable';
  } catch {
    return 'unreadable';
  }
}

/** Whether the app that left it still runs on this computer. */
export function isStillRunning({ pid }: RunningMark): boolean {
  try {
    // Only asks.
    process.kill(pid, 0);
    return pid !== process.pid;
  } catch {
    return false;
  }
}

/** Written beside and put in its place, so that an app that ends meanwhile leaves the one from before. */
export function writeRunningMark(file: string, mark: RunningMark): void {
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(`${file}.new`, JSON.stringify(mark));
    renameSync(`${file}.new`, file);
  } catch {
    // A full disk or a read-only profile: nothing comes back then, which is not worth an interruption.
  }
}

export function removeRunningMark(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // As above; the next start says something that is not so.
  }
}
