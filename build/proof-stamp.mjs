import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inRoot } from './setup/paths.mjs';

/** @typedef {import('./counts.mjs').Counts} Counts */

const STAMP = inRoot('.cache/proofs-passed.json');

/** What the app is made of, and what proves it. */
const FOLDERS = ['electron', 'renderer', 'shared', 'build', 'test'];
const FILES = ['package.json', 'package-lock.json', 'tsconfig.json', 'electron-builder.yml'];

/**
 * Names this very tree by its contents.
 * @returns {string} SHA-256, in hexadecimal
 */
export function hashSources() {
  const hash = createHash('sha256');
  for (const file of [...FILES, ...FOLDERS.flatMap(listFiles)].sort()) {
    const contents = readFileSync(inRoot(file));
    hash.update(`${file}\0${contents.length}\0`).update(contents);
  }
  return hash.digest('hex');
}

/** @param {string} folder */
function listFiles(folder) {
  return readdirSync(inRoot(folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(inRoot('.'), path.join(entry.parentPath, entry.name)));
}

/**
 * Notes that every proof held.
 * @param {string} sources as they were when the app was built
 * @param {Counts} counts
 */
export function stampProofs(sources, counts) {
  mkdirSync(path.dirname(STAMP), { recursive: true });
  writeFileSync(STAMP, JSON.stringify({ sources, ...counts, at: new Date().toISOString() }));
}

/**
 * Why this tree does not count as proven.
 * @returns {string | undefined} nothing where it does
 */
export function whyNotProven() {
  if (!existsSync(STAMP)) {
    return 'they have never passed here';
  }
  const { sources } = JSON.parse(readFileSync(STAMP, 'utf8'));
  return sources === hashSources() ? undefined : 'the sources have changed since they passed';
}
