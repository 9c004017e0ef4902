import { createPublicKey, verify, type KeyObject } from 'node:crypto';

/** Minisign's name for Ed25519 over the file itself (`minisign -S -l`): Electron's crypto lacks BLAKE2b, which the other needs. */
const OVER_FILE = 'Ed';
const KEY_ID_AT = 2;
const KEY_AT = 10;
const KEY_BYTES = 32;
const SIGNATURE_BYTES = 64;
/** What DER says before an Ed25519 key (RFC 8410). */
const DER_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');
const COMMENT = 'trusted comment: ';

/**
 * Verifies a signature of minisign's (https://jedisct1.github.io/minisign/#signature-format).
 * @param signature the text of a `.minisig`
 * @param publicKey the second line of a minisign public key
 * @returns its trusted comment; undefined where it is not a signature of this message by this key
 */
export function verifyMinisign(
  message: Uint8Array,
  signature: string,
  publicKey: string,
): string | undefined {
  const [, head = '', comment = '', over = ''] = signature.split('\n');
  const [signed, key] = [head, publicKey].map((text) => Buffer.from(text, 'base64'));
  if (!key || !signed || !isBySameKey(signed, key) || !comment.startsWith(COMMENT)) {
    return undefined;
  }
  const trusted = comment.slice(COMMENT.length);
  const bare = signed.subarray(KEY_AT);
  const withComment = Buffer.concat([bare, Buffer.from(trusted)]);
  const publicObject = toKeyObject(key);
  const isSound =
    verify(null, message, publicObject, bare) &&
    verify(null, withComment, publicObject, Buffer.from(over, 'base64'));
  return isSound ? trusted : undefined;
}

function isBySameKey(signed: Buffer, key: Buffer): boolean {
  return (
    key.length === KEY_AT + KEY_BYTES &&
    signed.length === KEY_AT + SIGNATURE_BYTES &&
    signed.toString('latin1', 0, KEY_ID_AT) === OVER_FILE &&
    signed.subarray(KEY_ID_AT, KEY_AT).equals(key.subarray(KEY_ID_AT, KEY_AT))
  );
}

function toKeyObject(key: Buffer): KeyObject {
  return createPublicKey({
    key: Buffer.concat([DER_PREFIX, key.subarray(KEY_AT)]),
    format: 'der',
    type: 'spki',
  });
}
