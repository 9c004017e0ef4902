import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { findKit } from './kit.mjs';

/** The checkout's top folder. */
export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** Where downloads that outlive node_modules are kept: in an offline kit, or in `$XDG_CACHE_HOME/airgap-replay`. */
export const CACHE =
  findKit()?.cache ??
  path.join(process.env['XDG_CACHE_HOME'] || path.join(os.homedir(), '.cache'), 'airgap-replay');

/** @param {...string} parts a path below the checkout */
export function inRoot(...parts) {
  return path.join(ROOT, ...parts);
}
