import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { inRoot } from '../setup/paths.mjs';
import { SetupError } from '../setup/say.mjs';
import { readPackage } from './modules.mjs';

/**
 * A piece of other people's work that is inside the packages.
 * @typedef {object} Component
 * @property {string} name
 * @property {string | undefined} version nothing where nobody says which it is
 * @property {string} licence SPDX's name for it
 * @property {string} text the licence at length
 * @property {string} purl without a version
 * @property {string | undefined} inside the component that carries it
 */

const LICENCES = inRoot('build/release/licences');

/**
 * Everything that is inside the packages and is not ours.
 * @param {readonly import('./modules.mjs').BundledPackage[]} bundled
 * @param {string} electronProgram of this machine; asked for its versions
 * @param {string} [electronLicence] beside it where nothing else is said
 * @returns {Component[]}
 */
export function listComponents(
  bundled,
  electronProgram,
  electronLicence = path.join(path.dirname(electronProgram), 'LICENSE'),
) {
  const sqlite = readPackage(inRoot('node_modules/better-sqlite3'));
  return [
    ...listRuntime(electronProgram, electronLicence),
    fromPackage(sqlite),
    {
      name: 'SQLite',
      version: readSqliteVersion(),
      licence: 'blessing',
      text: readLicence('sqlite.txt'),
      purl: 'pkg:generic/sqlite',
      inside: sqlite.name,
    },
    ...bundled.flatMap((each) => [fromPackage(each), ...listInside(each)]),
  ];
}

/**
 * @param {string} program
 * @param {string} licence
 * @returns {Component[]}
 */
function listRuntime(program, licence) {
  const { stdout } = spawnSync(program, ['-p', 'JSON.stringify(process.versions)'], {
    encoding: 'utf8',
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
  });
  const { electron, chrome, node } = JSON.parse(stdout);
  const text = readFileSync(licence, 'utf8');
  const elsewhere =
    'The licences of Chromium, of Node.js and of everything inside them: LICENSES.chromium.html.';
  const inside = { text: elsewhere, inside: 'electron' };
  return [
    {
      name: 'electron',
      version: electron,
      licence: 'MIT',
      text,
      purl: 'pkg:npm/electron',
      inside: undefined,
    },
    { name: 'Chromium', version: chrome, licence: 'BSD-3-Clause', purl: 'pkg:generic/chromium', ...inside },
    { name: 'Node.js', version: node, licence: 'MIT', purl: 'pkg:generic/node', ...inside },
  ];
}

/**
 * @param {import('./modules.mjs').BundledPackage} found
 * @returns {Component}
 */
function fromPackage(found) {
  const { name, version, licence } = found;
  const text = findText(found.folder) ?? explainMissing(found);
  return { name, version, licence, text, purl: toPurl(name), inside: undefined };
}

/**
 * What a package's own build took in.
 * @param {import('./modules.mjs').BundledPackage} carrier
 * @returns {Component[]}
 */
function listInside(carrier) {
  /** @type {Record<string, { name: string, version?: string, licence: string, package?: string, file?: string }[]>} */
  const known = JSON.parse(readFileSync(inRoot('build/release/contents.json'), 'utf8'));
  return (known[carrier.name] ?? []).map((each) => ({
    name: each.name,
    version: each.version,
    licence: each.licence,
    text: readText(each) ?? explainMissing({ ...carrier, name: each.name }),
    purl: toPurl(each.name),
    inside: carrier.name,
  }));
}

/** @param {{ name: string, package?: string, file?: string }} known */
function readText(known) {
  if (known.file !== undefined) {
    return readLicence(known.file);
  }
  const text = known.package && findText(inRoot('node_modules', known.package));
  if (known.package !== undefined && !text) {
    throw new SetupError(`the licence of ${known.name} is not in node_modules/${known.package}.`);
  }
  return text;
}

/**
 * @param {string} folder
 * @returns {string | undefined} all licence files of a package
 */
function findText(folder) {
  const files = existsSync(folder) ? readdirSync(folder) : [];
  const texts = files
    .filter((name) => /^(licen[cs]e|copying|notice)/i.test(name))
    .sort()
    .map((name) => readFileSync(path.join(folder, name), 'utf8').trim());
  return texts.length > 0 ? texts.join('\n\n') : undefined;
}

/** @param {{ name: string, licence: string, author: string }} found */
function explainMissing({ name, licence, author }) {
  if (licence !== 'MIT') {
    throw new SetupError(`${name} carries no licence file; the text of ${licence} is not known here.`);
  }
  return (
    `${name} carries no licence file. Its package names the licence (MIT) and the author (${author}); this is the text of ` +
    `that licence:\n\n${readLicence('mit.txt')}`
  );
}

/** @param {string} file */
export function readLicence(file) {
  return readFileSync(path.join(LICENCES, file), 'utf8').trim();
}

function readSqliteVersion() {
  const header = readFileSync(inRoot('node_modules/better-sqlite3/deps/sqlite3/sqlite3.h'), 'utf8');
  return /#define SQLITE_VERSION\s+"([\d.]+)"/.exec(header)?.[1];
}

/** @param {string} name */
function toPurl(name) {
  return `pkg:npm/${name.replace('@', '%40')}`;
}
