import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import path from 'node:path';
import { listFiles } from './tree.mjs';

/** @typedef {import('./electrons.mjs').System} System */
/** @typedef {{ files?: Record<string, AsarEntry>, unpacked?: boolean }} AsarEntry */

const ALLOWED = JSON.parse(readFileSync(path.join(import.meta.dirname, 'allowed-files.json'), 'utf8'));
/** An asar begins with four numbers; the last says how long its directory is. */
const ASAR_HEAD_BYTES = 16;
const ASAR_LENGTH_AT = 12;

/**
 * What is wrong with the files of a package: one that nobody allowed, or one that is missing.
 * @param {string} folder
 * @param {System} system
 * @returns {string[]} in words
 */
export function compareWithAllowed(folder, system) {
  const packed = readAsar(path.join(folder, 'resources/app.asar'));
  return [
    ...compare(listFiles(folder), ALLOWED[system], ''),
    ...compare(packed, ALLOWED.asar, 'resources/app.asar: '),
  ];
}

/**
 * @param {readonly string[]} files
 * @param {readonly string[]} allowed
 * @param {string} where
 */
function compare(files, allowed, where) {
  const patterns = allowed.map((text) => ({ text, matches: toMatcher(text) }));
  const extra = files.filter((file) => !patterns.some(({ matches }) => matches.test(file)));
  const missing = patterns.filter(({ matches }) => !files.some((file) => matches.test(file)));
  return [
    ...extra.map((file) => `${where}${file} is not on the list of what may be inside`),
    ...missing.map(({ text }) => `${where}${text} is missing`),
  ];
}

/** @param {string} pattern a star stands for a part of one name */
function toMatcher(pattern) {
  const parts = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('[^/]*')}$`);
}

/**
 * What lies inside an asar, without what it only points to.
 * @param {string} file
 * @returns {string[]}
 */
export function readAsar(file) {
  const handle = openSync(file, 'r');
  try {
    const head = Buffer.alloc(ASAR_HEAD_BYTES);
    readSync(handle, head);
    const directory = Buffer.alloc(head.readUInt32LE(ASAR_LENGTH_AT));
    readSync(handle, directory);
    return walk(JSON.parse(directory.toString('utf8')), '');
  } finally {
    closeSync(handle);
  }
}

/**
 * @param {AsarEntry} entry
 * @param {string} name
 * @returns {string[]}
 */
function walk({ files, unpacked }, name) {
  if (files === undefined) {
    return unpacked ? [] : [name];
  }
  return Object.entries(files).flatMap(([child, entry]) =>
    walk(entry, name === '' ? child : `${name}/${child}`),
  );
}
