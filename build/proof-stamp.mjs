import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inRoot } from './setup/paths.mjs';

/** @typedef {import('./counts.mjs').Counts} Counts */

/**
 * What has passed, by npm's name for the command that ran it.
 * @typedef {'test' | 'run test:proofs'} Kind
 * @typedef {Counts & { sources: string, electron: string, at: string }} Stamp
 */

const STAMP = inRoot('.cache/passed.json');

/** @type {readonly Kind[]} the proofs hold that of no network, too */
const KINDS = ['test', 'run test:proofs'];

/** What the app is made of, and what proves it. */
const FOLDERS = ['electron', 'renderer', 'shared', 'build', 'test'];
const FILES = ['package.json', 'package-lock.json', 'tsconfig.json', 'electron-builder.yml', 'LICENSE'];

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
 * Notes that everything a release needs of one kind held, and on which Electron.
 * @param {Kind} kind
 * @param {string} sources as they were when the app was built
 * @param {string} executable
 * @param {Counts} counts
 * @param {string} [file] another than that of this checkout; only tests have any
 */
export function stampPassed(kind, sources, executable, counts, file = STAMP) {
  mkdirSync(path.dirname(file), { recursive: true });
  const stamp = { sources, electron: hashProgram(executable), ...counts, at: new Date().toISOString() };
  writeFileSync(file, JSON.stringify({ ...readStamps(file), [kind]: stamp }));
}

/**
 * Why this tree does not count as tested and proven.
 * @param {string} executable of the Electron that a release is made of, before anything is changed in it
 * @param {string} [file] another than that of this checkout; only tests have any
 * @returns {string | undefined} nothing where it does
 */
export function whyNotProven(executable, file = STAMP) {
  const stamps = readStamps(file);
  const sources = hashSources();
  const electron = hashProgram(executable);
  const reasons = KINDS.map((kind) => whyNotPassed(kind, stamps[kind], sources, electron));
  return reasons.find((reason) => reason !== undefined);
}

/**
 * @param {Kind} kind
 * @param {Stamp | undefined} stamp
 * @param {string} sources
 * @param {string} electron
 */
function whyNotPassed(kind, stamp, sources, electron) {
  const command = `\`npm ${kind}\``;
  if (stamp === undefined) {
    return `${command} has never passed here`;
  }
  if (stamp.sources !== sources) {
    return `the sources have changed since ${command} passed`;
  }
  if (stamp.electron !== electron) {
    return `${command} passed on another Electron than this release is made of`;
  }
  return kind === 'run test:proofs' && stamp.skipped > 0
    ? `${command} skipped ${stamp.skipped} of the proofs`
    : undefined;
}

/**
 * @param {string} file
 * @returns {Partial<Record<Kind, Stamp>>}
 */
function readStamps(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    // There is none, or half of one, as after a full disk: nothing has passed then.
    return {};
  }
}

/** @param {string} file */
function hashProgram(file) {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}
