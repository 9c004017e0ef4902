import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const TOP = path.resolve(import.meta.dirname, '../../..');

/**
 * Sources that lie in an offline kit (build/kit/main.mjs) find everything else beside them.
 * @typedef {{ commit: string, time: number }} Origin of the sources, and when that was committed, in seconds since 1970
 * @typedef {Origin & { cache: string, debian: string }} Kit its folder of downloads, and that of its Debian packages
 */

/** @returns {Kit | undefined} */
export function findKit() {
  const file = path.join(TOP, 'kit.json');
  if (!existsSync(file)) {
    return undefined;
  }
  return {
    .../** @type {Origin} */ (JSON.parse(readFileSync(file, 'utf8'))),
    cache: path.join(TOP, 'cache'),
    debian: path.join(TOP, 'debian'),
  };
}
