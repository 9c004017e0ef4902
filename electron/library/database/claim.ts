import { randomUUID } from 'node:crypto';
import { lstatSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { KIBIBYTE, type Bytes, type Milliseconds } from '../../../shared/model/units.ts';
import { claimedElsewhere } from './library-error.ts';
import { CLAIM_FILE, placeInLibrary } from './library-folder.ts';

/**
 * On a disk that computers share, SQLite’s locks may only hold on each of them. There, who writes to a library says so in
 * a file beside it, again and again; when that stands still, its computer has crashed, or is gone.
 */
const BEAT: Milliseconds = 10_000;
/** Some beats may be late: a busy computer, a slow share. */
const STALE_AFTER: Milliseconds = 60_000;
/** Of two that claim at the same moment, the later one’s stands after that. */
const SETTLED_AFTER: Milliseconds = 100;

const MAX_CLAIM: Bytes = KIBIBYTE;

const claimSchema = z.object({
  host: z.string().max(255),
  boot: z.string().max(64),
  pid: z.int(),
  id: z.string().max(64),
});
type Claim = z.infer<typeof claimSchema>;

/** Those of this thread, by the folder. */
const held = new Map<string, { readonly claim: Claim; readonly timer: NodeJS.Timeout }>();

/**
 * Checks that no other computer writes to a library. Programs of this one keep each other off by locks.
 * @throws LibraryError
 */
export function assertUnclaimed(folder: string): void {
  const found = readClaim(folder);
  if (found && !isOfThisComputer(found) && isAlive(folder)) {
    throw claimedElsewhere(found.host);
  }
}

/**
 * Says that this process writes to a library, until it ends or lets go of it; another thread may have said so.
 * @param onLost another computer took it for dead, as after a long sleep
 * @throws LibraryError where another computer was faster
 */
export function claimLibrary(folder: string, onLost: () => void): void {
  if (isOwn(readClaim(folder))) {
    return;
  }
  const claim = { host: os.hostname(), boot: bootId(), pid: process.pid, id: randomUUID() };
  write(folder, claim);
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, SETTLED_AFTER);
  assertUnclaimed(folder);
  const timer = setInterval(() => beat(folder, claim, onLost), BEAT).unref();
  held.set(folder, { claim, timer });
}

process.once('exit', () => [...held.keys()].forEach(releaseClaim));

/** Lets other computers write at once. */
export function releaseClaim(folder: string): void {
  const own = held.get(folder);
  held.delete(folder);
  clearInterval(own?.timer);
  if (own && readClaim(folder)?.id === own.claim.id) {
    rmSync(path.join(folder, CLAIM_FILE), { force: true });
  }
}

function beat(folder: string, claim: Claim, onLost: () => void): void {
  const found = readClaim(folder);
  if (found && found.id !== claim.id) {
    clearInterval(held.get(folder)?.timer);
    onLost();
    return;
  }
  try {
    write(folder, claim);
  } catch {
    // The share may be gone for a moment; the next beat says more.
  }
}

/** As a whole or not at all. */
function write(folder: string, claim: Claim): void {
  const file = writeAside(folder, JSON.stringify(claim));
  renameSync(file, path.join(folder, CLAIM_FILE));
}

/** By the clock of the disk, which is the same for all. */
function isAlive(folder: string): boolean {
  const clock = writeAside(folder, '');
  const now = statSync(clock).mtimeMs;
  rmSync(clock, { force: true });
  return now - statSync(path.join(folder, CLAIM_FILE)).mtimeMs < STALE_AFTER;
}

/** In a file that nobody else has. @returns where it is */
function writeAside(folder: string, contents: string): string {
  const file = placeInLibrary(folder, 'incoming', `${randomUUID()}.mark`);
  writeFileSync(file, contents, { flag: 'wx' });
  return file;
}

function isOwn(claim: Claim | undefined): boolean {
  return claim !== undefined && isOfThisComputer(claim) && claim.pid === process.pid;
}

function isOfThisComputer({ host, boot }: Claim): boolean {
  return host === os.hostname() && boot === bootId();
}

/** Anybody may have written there whatever they like. */
function readClaim(folder: string): Claim | undefined {
  const file = path.join(folder, CLAIM_FILE);
  try {
    const found = lstatSync(file);
    return found.isFile() && found.size <= MAX_CLAIM
      ? claimSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
      : undefined;
  } catch {
    return undefined;
  }
}

/** Tells computers of one name apart; only Linux has disks that are claimed (disk.ts). */
function bootId(): string {
  return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
}
