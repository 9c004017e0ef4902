import { createHash } from 'node:crypto';
import { chmodSync, lstatSync, lutimesSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Every file below a folder.
 * @param {string} folder
 * @returns {string[]} relative, with slashes, in an order that no locale changes
 */
export function listFiles(folder) {
  return listEntries(folder)
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, entry))
    .sort();
}

/** @param {string} folder */
function listEntries(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true });
}

/**
 * @param {string} folder
 * @param {import('node:fs').Dirent} entry
 */
function relative(folder, entry) {
  return path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/');
}

/**
 * @param {string} file
 * @param {string} [algorithm]
 * @returns {string} in hexadecimal
 */
export function hashFile(file, algorithm = 'sha256') {
  return createHash(algorithm).update(readFileSync(file)).digest('hex');
}

/**
 * A list as sha256sum writes it.
 * @param {string} folder
 * @param {readonly string[]} files below it
 * @param {string} [algorithm]
 */
export function listHashes(folder, files, algorithm) {
  return files.map((file) => `${hashFile(path.join(folder, file), algorithm)}  ${file}\n`).join('');
}

/**
 * Gives everything below a folder the same time, and the same rights on every machine.
 * @param {string} folder
 * @param {number} time
 * @param {(file: string) => number} chooseMode of a file
 */
export function settleTree(folder, time, chooseMode) {
  for (const entry of listEntries(folder)) {
    const full = path.join(entry.parentPath, entry.name);
    if (!entry.isSymbolicLink()) {
      chmodSync(full, entry.isDirectory() ? 0o755 : chooseMode(relative(folder, entry)));
    }
    lutimesSync(full, time, time);
  }
  chmodSync(folder, 0o755);
  lutimesSync(folder, time, time);
}

/**
 * How much the files below a folder hold.
 * @param {string} folder
 */
export function measureTree(folder) {
  return listFiles(folder).reduce((sum, file) => sum + lstatSync(path.join(folder, file)).size, 0);
}
