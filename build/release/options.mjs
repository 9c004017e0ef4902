import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { inRoot } from '../setup/paths.mjs';
import { SetupError } from '../setup/say.mjs';
import { chooseTime } from './time.mjs';

/**
 * What a release is made of and how.
 * @typedef {object} Release
 * @property {boolean} forTesting made of the unofficial Electron, signed with the open key, never to be handed out
 * @property {string} version
 * @property {number} time in seconds since 1970; every date inside the artefacts
 * @property {string} output the folder of the artefacts
 * @property {readonly string[]} electronZips official archives that were carried in
 * @property {string} publicKey minisign's, in base64
 * @property {string | undefined} secretKey minisign's key file
 * @property {string | undefined} signatures a folder of published signatures, for who has no secret key
 */

const TESTING_KEY = inRoot('build/release/testing/minisign.key');
const KEY_VARIABLE = 'AIRGAP_REPLAY_SIGNING_KEY';

/**
 * Reads the command line, and refuses a release that could not be signed in the end.
 * @param {readonly string[]} args
 * @returns {Release}
 */
export function readOptions(args) {
  const { values } = parse(args);
  const forTesting = values['for-testing'] === true;
  const signatures = values.signatures === undefined ? undefined : path.resolve(values.signatures);
  return {
    forTesting,
    version: readVersion(),
    time: chooseTime(),
    output: inRoot('release'),
    electronZips: (values['electron-zip'] ?? []).map((file) => path.resolve(file)),
    signatures,
    ...chooseKeys(forTesting, signatures !== undefined),
  };
}

/** @param {readonly string[]} args */
function parse(args) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        'for-testing': { type: 'boolean' },
        'electron-zip': { type: 'string', multiple: true },
        signatures: { type: 'string' },
      },
    });
  } catch (error) {
    throw new SetupError(error instanceof Error ? error.message : String(error));
  }
}

/** @returns {string} */
function readVersion() {
  return JSON.parse(readFileSync(inRoot('package.json'), 'utf8')).version;
}

/**
 * @param {boolean} forTesting
 * @param {boolean} isSigned by others already
 */
function chooseKeys(forTesting, isSigned) {
  const keys = JSON.parse(readFileSync(inRoot('electron/security/release-keys.json'), 'utf8'));
  if (forTesting) {
    return { publicKey: keys.testing, secretKey: isSigned ? undefined : TESTING_KEY };
  }
  if (keys.release === null) {
    throw new SetupError(
      'a release is signed, and electron/security/release-keys.json names no key yet. Make one with `minisign -G`, put ' +
        'the second line of its public file there as "release", and commit that. For a package that must not be handed ' +
        'out, pass --for-testing.',
    );
  }
  const secretKey = process.env[KEY_VARIABLE];
  if (!isSigned && !secretKey) {
    throw new SetupError(
      `a release is signed: set ${KEY_VARIABLE} to the file of the releaser's secret key. To build again what was ` +
        'released, without that key, pass --signatures with the folder of the published .minisig files.',
    );
  }
  return { publicKey: keys.release, secretKey: isSigned ? undefined : secretKey };
}

/**
 * The name of an artefact; those for testing say so.
 * @param {Release} release
 * @param {string} rest such as `-linux-x64.deb`
 */
export function artefactName(release, rest) {
  return markName(release, `airgap-replay-${release.version}`, rest);
}

/**
 * @param {Release} release
 * @param {string} name
 * @param {string} [rest] the mark precedes its first dot
 */
export function markName({ forTesting }, name, rest = '') {
  const dot = rest.indexOf('.');
  const at = dot < 0 ? rest.length : dot;
  return `${name}${rest.slice(0, at)}${forTesting ? '-for-testing' : ''}${rest.slice(at)}`;
}
