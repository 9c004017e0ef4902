import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout's top folder. */
export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** Where downloads that outlive node_modules are kept: `$XDG_CACHE_HOME/airgap-replay`. */
export const CACHE = path.join(
  process.env['XDG_CACHE_HOME'] || path.join(os.homedir(), '.cache'),
  'airgap-replay',
);

/** @param {...string} parts a path below the checkout */
export function inRoot(...parts) {
  return path.join(ROOT, ...parts);
}
