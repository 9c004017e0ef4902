import { spawnSync } from 'node:child_process';
import { createPublicKey, verify } from 'node:crypto';
import { copyFileSync, existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { SetupError } from '../setup/say.mjs';
import { artefactName } from './options.mjs';

/** @typedef {import('./options.mjs').Release} Release */

/** What precedes a raw Ed25519 key in its DER form. */
const DER_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');
const KEY_ID_ENDS = 10;

/**
 * The comment that is signed along: nothing in it changes from one build to the next.
 * @param {Release} release
 */
export function trustedComment({ version, time, forTesting }) {
  return `airgap-replay ${version} ${time}${forTesting ? ' for testing only' : ''}`;
}

/**
 * Signs a file, or puts the published signature in where it fits what was built.
 * @param {Release} release
 * @param {string} file
 * @param {string} published how the signature is called among the artefacts
 * @returns {string} the signature's file
 */
export function signFile(release, file, published) {
  const target = `${file}.minisig`;
  if (release.signatures !== undefined) {
    takeSignature(release, path.join(release.signatures, published), file, target);
  } else {
    makeSignature(release, file, target);
  }
  return target;
}

/**
 * @param {Release} release
 * @param {string} file
 * @param {string} target
 */
function makeSignature(release, file, target) {
  // -l: over the file and not over its BLAKE2b hash, because neither signify nor Electron's own cryptography has that.
  const args = ['-S', '-l', '-s', String(release.secretKey), '-m', file, '-x', target];
  const comments = ['-c', 'signature of Airgap Replay', '-t', trustedComment(release)];
  // The terminal is minisign's: it asks for the key's password.
  const { status } = spawnSync('minisign', [...args, ...comments], {
    stdio: ['inherit', 'ignore', 'inherit'],
  });
  const wrong = status === 0 ? whyNotSigned(release, file, target) : 'minisign failed';
  if (wrong !== undefined) {
    throw new SetupError(`${path.basename(file)} is not signed: ${wrong}.`);
  }
}

/**
 * @param {Release} release
 * @param {string} source
 * @param {string} file
 * @param {string} target
 */
function takeSignature(release, source, file, target) {
  const wrong = existsSync(source) ? whyNotSigned(release, file, source) : 'it is not there';
  if (wrong !== undefined) {
    throw new SetupError(
      `${source} does not sign what was built here: ${wrong}. Either this is not what was released, or this build is ` +
        'not the same.',
    );
  }
  copyFileSync(source, target);
}

/**
 * @param {Release} release
 * @param {string} file
 * @param {string} signature
 */
function whyNotSigned(release, file, signature) {
  const result = readSignature(readFileSync(signature, 'utf8'), release.publicKey, readFileSync(file));
  if (result === undefined) {
    return 'the signature does not fit';
  }
  const wanted = trustedComment(release);
  return result === wanted ? undefined : `it says “${result}” and not “${wanted}”`;
}

/**
 * Verifies a minisign signature over a whole file.
 * @param {string} signature the text of a .minisig file
 * @param {string} publicKey in base64
 * @param {Buffer} contents
 * @returns {string | undefined} the trusted comment; nothing where the signature is not good
 */
export function readSignature(signature, publicKey, contents) {
  const [, line = '', comment = '', global = ''] = signature.split('\n');
  const [key, signed] = [Buffer.from(publicKey, 'base64'), Buffer.from(line, 'base64')];
  const trusted = comment.replace(/^trusted comment: /, '');
  const isSameKey = key.subarray(0, KEY_ID_ENDS).equals(signed.subarray(0, KEY_ID_ENDS));
  const bytes = signed.subarray(KEY_ID_ENDS);
  const ed25519 = createPublicKey({
    key: Buffer.concat([DER_PREFIX, key.subarray(KEY_ID_ENDS)]),
    format: 'der',
    type: 'spki',
  });
  const isGood =
    isSameKey &&
    verify(null, contents, ed25519, bytes) &&
    verify(null, Buffer.concat([bytes, Buffer.from(trusted)]), ed25519, Buffer.from(global, 'base64'));
  return isGood ? trusted : undefined;
}

/**
 * How the list of a package's files is called among the artefacts.
 * @param {Release} release
 * @param {'linux' | 'windows'} system
 */
export function fileListName(release, system) {
  return artefactName(release, `-${system}-x64.files.sha256`);
}
