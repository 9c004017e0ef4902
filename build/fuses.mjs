import { readFileSync } from 'node:fs';

/** Precedes the fuses in Electron's executable; the same in every version. */
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

/** In the order of the wire; the names are electron-builder's. */
const NAMES = [
  'runAsNode',
  'enableCookieEncryption',
  'enableNodeOptionsEnvironmentVariable',
  'enableNodeCliInspectArguments',
  'enableEmbeddedAsarIntegrityValidation',
  'onlyLoadAppFromAsar',
  'loadBrowserProcessSpecificV8Snapshot',
  'grantFileProtocolExtraPrivileges',
];

const STATES = { 0: 'off', 1: 'on', r: 'removed' };

/**
 * Reads the fuses back from a built executable.
 * @param {Buffer} executable
 * @returns {Record<string, string>} `on`, `off` or `removed` by name; newer fuses as `fuse 8`, `fuse 9` …
 */
export function readFuses(executable) {
  const at = executable.indexOf(SENTINEL);
  if (at < 0) {
    throw new Error('this is no Electron executable: it has no fuses.');
  }
  const start = at + SENTINEL.length;
  const [version, length = 0] = executable.subarray(start, start + 2);
  if (version !== 1) {
    throw new Error(`the fuses have version ${version}, which is not known here.`);
  }
  const wire = executable.toString('latin1', start + 2, start + 2 + length);
  return Object.fromEntries(
    [...wire].map((state, place) => [
      NAMES[place] ?? `fuse ${place}`,
      STATES[/** @type {keyof typeof STATES} */ (/** @type {unknown} */ (state))] ?? state,
    ]),
  );
}

/**
 * What electron-builder.yml orders.
 * @param {string} file
 * @returns {Record<string, string>}
 */
export function readOrderedFuses(file) {
  const block = /^electronFuses:\n((?: {2}.*\n)+)/m.exec(readFileSync(file, 'utf8'))?.[1] ?? '';
  return Object.fromEntries(
    [...block.matchAll(/^ {2}(\w+): (true|false)$/gm)].map(([, name, value]) => [
      name,
      value === 'true' ? 'on' : 'off',
    ]),
  );
}

/**
 * The fuses that are not as ordered, in words. A fuse that this Electron does not have cannot be set.
 * @param {Record<string, string>} ordered
 * @param {Record<string, string>} found
 * @returns {string[]}
 */
export function compareFuses(ordered, found) {
  return Object.entries(ordered)
    .filter(([name, state]) => found[name] !== state && found[name] !== 'removed')
    .map(([name, state]) => `${name} should be ${state} and is ${found[name] ?? 'not there'}`);
}
