import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import { makeTempFolder } from '../../helpers/temp-folder.ts';

/** Debian's packages, and what shows that they are there. */
const NEEDED = [
  ['fuse3', '/usr/bin/fusermount3'],
  ['python3-fusepy', '/usr/lib/python3/dist-packages/fusepy.py'],
  ['squashfs-tools', '/usr/bin/mksquashfs'],
] as const;
/** Debian’s own: another one does not find Debian’s packages. */
const PYTHON = '/usr/bin/python3';

const isThere = (file: string): boolean => statSync(file, { throwIfNoEntry: false }) !== undefined;

/**
 * Installs what mounting disks needs. Called once by each file of tests.
 * @returns why these tests are skipped, which is said loudly; undefined where they run
 */
export function whyNoDisks(): string | undefined {
  const why = findHindrance();
  if (why !== undefined) {
    console.warn(`SKIPPED: libraries on difficult disks were not tested, as ${why}.`);
  }
  return why;
}

function findHindrance(): string | undefined {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) {
    return 'only root on Linux may mount disks';
  }
  const missing = NEEDED.filter(([, file]) => !isThere(file)).map(([name]) => name);
  if (missing.length > 0) {
    spawnSync('apt-get', ['-o', 'DPkg::Lock::Timeout=300', 'install', '-y', '-qq', ...missing]);
  }
  const still = NEEDED.filter(([, file]) => !isThere(file)).map(([name]) => name);
  if (still.length > 0) {
    return `these packages are missing: ${still.join(', ')}`;
  }
  return isThere('/dev/fuse') ? undefined : 'this kernel has no FUSE';
}

/** A disk on which programs cannot share memory. @returns where it is seen, and where its files really are */
export async function mountWithoutSharedMemory(
  ...options: readonly '--ignore-case'[]
): Promise<{ readonly seen: string; readonly real: string }> {
  return mountAlso(makeTempFolder(), ...options);
}

/** The same files once more, as another computer has them: the locks of one are not seen in the other. */
export async function mountAlso(
  real: string,
  ...options: readonly '--ignore-case'[]
): Promise<{ readonly seen: string; readonly real: string }> {
  const seen = makeTempFolder();
  const device = statSync(seen).dev;
  const script = path.join(import.meta.dirname, 'direct-io.py');
  const server = spawn(PYTHON, [script, real, seen, ...options], { stdio: 'inherit' });
  onTestFinished(() => {
    unmount(seen);
    server.kill('SIGKILL');
  });
  while (statSync(seen).dev === device) {
    await sleep(20);
  }
  return { seen, real };
}

/** A disk that nobody can write to, with a copy of what is in a folder. */
export function mountReadOnly(contents: string): string {
  const [image, disk] = [path.join(makeTempFolder(), 'image'), makeTempFolder()];
  execFileSync('mksquashfs', [contents, image, '-quiet', '-no-progress']);
  execFileSync('mount', ['-t', 'squashfs', '-o', 'loop,ro', image, disk]);
  onTestFinished(() => unmount(disk));
  return disk;
}

/** A small disk. @returns changes its size */
export function mountSmall(disk: string, size: string): (size: string) => void {
  mkdirSync(disk, { recursive: true });
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', disk]);
  onTestFinished(() => unmount(disk));
  return (other) => void execFileSync('mount', ['-o', `remount,size=${other}`, disk]);
}

/** At once for those who ask for it, and wholly when the last file is closed. */
function unmount(disk: string): void {
  execFileSync('umount', ['--lazy', disk]);
}
