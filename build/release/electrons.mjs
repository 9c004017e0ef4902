import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { CACHE, inRoot } from '../setup/paths.mjs';
import { carriedFolder, ensureRegistryCopy, namedVersion } from '../setup/runtime.mjs';
import { say, SetupError } from '../setup/say.mjs';
import { runProgram } from './programs.mjs';
import { hashFile } from './tree.mjs';

/** @typedef {'linux' | 'windows'} System */

const PLATFORMS = /** @type {const} */ ({ linux: 'linux', windows: 'win32' });

/**
 * The folder of the Electron that a package is made of: the official one of the named version, or the npm registry's
 * copy for a package that must not be handed out.
 * @param {{ forTesting: boolean, electronZips: readonly string[] }} release
 * @param {System} system
 * @returns {Promise<string>}
 */
export async function findElectron({ forTesting, electronZips }, system) {
  return forTesting ? path.dirname(ensureRegistryCopy(system)) : findOfficial(electronZips, system);
}

/**
 * The SHA-256 of an official archive, as the electron package itself tells it.
 * @param {string} name
 * @returns {string}
 */
export function readOfficialHash(name) {
  return JSON.parse(readFileSync(inRoot('node_modules/electron/checksums.json'), 'utf8'))[name];
}

/**
 * @param {readonly string[]} zips
 * @param {System} system
 */
async function findOfficial(zips, system) {
  const name = `electron-v${namedVersion()}-${PLATFORMS[system]}-x64.zip`;
  const known = readOfficialHash(name);
  const kept = path.join(CACHE, name);
  refuseWrong(zips, name, known);
  const isOfficial = (/** @type {string} */ file) => existsSync(file) && hashFile(file) === known;
  const carried = zips.find(isOfficial);
  if (carried === undefined && system === 'linux') {
    refuseFolder(known);
  }
  if (carried !== undefined && carried !== kept) {
    mkdirSync(CACHE, { recursive: true });
    cpSync(carried, kept);
  }
  if (!isOfficial(kept)) {
    await download(system, kept, name, known);
  }
  return unpack(kept, carriedFolder(PLATFORMS[system]));
}

/**
 * @param {readonly string[]} zips
 * @param {string} name
 * @param {string} known
 */
function refuseWrong(zips, name, known) {
  const gone = zips.find((file) => !existsSync(file));
  const wrong = zips.find(
    (file) => path.basename(file) === name && existsSync(file) && hashFile(file) !== known,
  );
  if (gone !== undefined || wrong !== undefined) {
    throw new SetupError(
      gone === undefined
        ? `${wrong} is not the official one: its SHA-256 should be ${known}.`
        : `there is no ${gone}.`,
    );
  }
}

/**
 * A folder says of itself which Electron it holds; only the archive has a hash that others know. The tests may well have
 * run on the folder: what comes out of the archive is the same.
 * @param {string} sha256
 */
function refuseFolder(sha256) {
  const folder = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (folder) {
    throw new SetupError(
      `nothing vouches for what lies in ${folder} (ELECTRON_OVERRIDE_DIST_PATH): pass --electron-zip with the official ` +
        `archive that it came from, whose SHA-256 is ${sha256}.`,
    );
  }
}

/**
 * @param {System} system
 * @param {string} kept
 * @param {string} name
 * @param {string} sha256
 */
async function download(system, kept, name, sha256) {
  say(`looking for ${name} …`);
  try {
    // Electron's own dependency, which downloads it for `npm start`, too.
    const { downloadArtifact } = await import('@electron/get');
    const zip = await downloadArtifact({
      version: namedVersion(),
      artifactName: 'electron',
      platform: PLATFORMS[system],
      arch: 'x64',
      checksums: { [name]: sha256 },
    });
    cpSync(zip, kept);
  } catch {
    throw new SetupError(
      `a release needs the official ${name}, which could not be downloaded here. Carry it in and pass ` +
        `--electron-zip FILE; its SHA-256 is ${sha256}. For a package that must not be handed out, pass --for-testing.`,
    );
  }
}

/**
 * Always anew: what a release is made of comes from the archive whose hash is known.
 * @param {string} zip
 * @param {string} folder
 */
function unpack(zip, folder) {
  const work = `${folder}.unpacking`;
  rmSync(work, { recursive: true, force: true });
  runProgram('unzip', ['-q', zip, '-d', work]);
  rmSync(folder, { recursive: true, force: true });
  renameSync(work, folder);
  return folder;
}
