import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CACHE } from './paths.mjs';
import { ensurePackages } from './packages.mjs';
import { ensureRuntime } from './runtime.mjs';
import { ensureLoopback, ensureNetworkTools, ensureSystem } from './system.mjs';
import { say } from './say.mjs';

const LOCK = path.join(CACHE, 'setup.lock');
const LOCK_POLL_MS = 250;

/** True where Linux has no display of its own, so that a virtual one is started. */
export function needsVirtualDisplay() {
  return process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY'];
}

/**
 * Everything a command needs before it can run: npm packages, the Electron runtime, system libraries.
 * Quick when all is there; safe when several commands start at once.
 * @param {{ virtualDisplay: boolean, networkTools?: boolean }} wanted networkTools: where they can be installed
 */
export async function ensureReady(wanted) {
  const unlock = await takeLock();
  try {
    ensurePackages();
    const runtime = ensureRuntime();
    ensureSystem(runtime.executable, wanted);
    if (wanted.virtualDisplay) {
      ensureLoopback();
    }
    if (wanted.networkTools) {
      ensureNetworkTools();
    }
    return runtime;
  } finally {
    unlock();
  }
}

/** Waits until no other set-up runs; a lock whose process is gone is taken over. */
async function takeLock() {
  mkdirSync(CACHE, { recursive: true });
  for (let said = false; ;) {
    try {
      const file = openSync(LOCK, 'wx');
      writeSync(file, String(process.pid));
      closeSync(file);
      return () => rmSync(LOCK, { force: true });
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) {
        throw error;
      }
    }
    if (!ownerAlive()) {
      rmSync(LOCK, { force: true });
      continue;
    }
    if (!said) {
      say('waiting for another set-up to finish …');
      said = true;
    }
    await sleep(LOCK_POLL_MS);
  }
}

function ownerAlive() {
  try {
    const pid = Number(readFileSync(LOCK, 'utf8'));
    // Between creating and writing the lock its file is empty; its owner is alive.
    return pid === 0 || process.kill(pid, 0);
  } catch {
    return false;
  }
}
