import { createCipheriv, createHmac, pbkdf2Sync } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { Bytes } from '../../../../shared/model/units.ts';
import { DamagedArchiveError } from '../errors.ts';

/** How an entry of a zip is encrypted. `unknown`: in a way that only some tools know. */
export type ZipLock =
  | { readonly kind: 'zip-crypto'; /** The last byte of its head, once decrypted. */ readonly check: number }
  | { readonly kind: 'aes'; readonly keyBytes: Bytes }
  | { readonly kind: 'unknown' };

/** What a password makes of a lock that it fits. */
export interface ZipKey {
  /** @param stored all bytes of the entry as they are stored: `storedBytes`. @throws DamagedArchiveError */
  decrypt(stored: AsyncIterable<Uint8Array>, storedBytes: Bytes): AsyncGenerator<Uint8Array>;
}

/** So much of an entry tells whether a password fits. */
export const LOCK_HEAD: Bytes = 18;

/** @param head the first LOCK_HEAD bytes of the entry as they are stored. @returns undefined where no password fits */
export function findKey(lock: ZipLock, head: Uint8Array, passwords: readonly string[]): ZipKey | undefined {
  for (const password of passwords.flatMap(spellingsOf)) {
    const key = tryKey(lock, head, password);
    if (key) {
      return key;
    }
  }
  return undefined;
}

function tryKey(lock: ZipLock, head: Uint8Array, password: Buffer): ZipKey | undefined {
  switch (lock.kind) {
    case 'zip-crypto':
      return openZipCrypto(lock.check, head, password);
    case 'aes':
      return openAes(lock.keyBytes, head, password);
    case 'unknown':
      return undefined;
  }
}

/** Older tools write a password in the letters of Western Europe: most are the same in both. */
function spellingsOf(password: string): readonly Buffer[] {
  const [usual, older] = [Buffer.from(password, 'utf8'), Buffer.from(password, 'latin1')];
  return usual.equals(older) ? [usual] : [usual, older];
}

/** PKWARE's first encryption (APPNOTE 6.1); it is weak, and the one that most tools still use. */
const CRYPTO_HEAD: Bytes = 12;
const KEYS = [0x12345678, 0x23456789, 0x34567890] as const;
const FACTOR = 134_775_813;

function openZipCrypto(check: number, head: Uint8Array, password: Buffer): ZipKey | undefined {
  const first = new ZipCrypto(password).decrypt(head.subarray(0, CRYPTO_HEAD));
  if (first.length < CRYPTO_HEAD || first.at(-1) !== check) {
    return undefined;
  }
  return {
    decrypt: async function* (stored) {
      const cipher = new ZipCrypto(password);
      let toSkip = CRYPTO_HEAD;
      for await (const chunk of stored) {
        const plain = cipher.decrypt(chunk);
        yield plain.subarray(toSkip);
        toSkip = Math.max(0, toSkip - plain.length);
      }
    },
  };
}

class ZipCrypto {
  private first: number = KEYS[0];
  private second: number = KEYS[1];
  private third: number = KEYS[2];

  constructor(password: Buffer) {
    password.forEach((byte) => this.update(byte));
  }

  decrypt(bytes: Uint8Array): Uint8Array {
    return bytes.map((byte) => {
      const mask = (this.third | 2) & 0xffff;
      const plain = byte ^ ((Math.imul(mask, mask ^ 1) >>> 8) & 0xff);
      this.update(plain);
      return plain;
    });
  }

  private update(byte: number): void {
    this.first = addToChecksum(this.first, byte);
    this.second = (Math.imul(this.second + (this.first & 0xff), FACTOR) + 1) >>> 0;
    this.third = addToChecksum(this.third, this.second >>> 24);
  }
}

/** What each byte makes of a CRC-32 (APPNOTE 4.4.7). */
const CHECKSUMS = Uint32Array.from({ length: 256 }, (_, byte) => ~crc32(Uint8Array.of(byte), 0xffffffff));

/** One step of a CRC-32, without what is done before and after it. */
function addToChecksum(checksum: number, byte: number): number {
  return ((CHECKSUMS[(checksum ^ byte) & 0xff] ?? 0) ^ (checksum >>> 8)) >>> 0;
}

/** WinZip's encryption by AES (https://www.winzip.com/en/support/aes-encryption/). */
const BLOCK: Bytes = 16;
const CHECK: Bytes = 2;
const CODE: Bytes = 10;
const ROUNDS = 1000;

function openAes(keyBytes: Bytes, head: Uint8Array, password: Buffer): ZipKey | undefined {
  const saltBytes = keyBytes / 2;
  const derived = pbkdf2Sync(password, head.subarray(0, saltBytes), ROUNDS, 2 * keyBytes + CHECK, 'sha1');
  if (!derived.subarray(2 * keyBytes).equals(head.subarray(saltBytes, saltBytes + CHECK))) {
    return undefined;
  }
  return {
    decrypt: async function* (stored, storedBytes) {
      const cipher = new AesCounter(derived.subarray(0, keyBytes));
      const code = createHmac('sha1', derived.subarray(keyBytes, 2 * keyBytes));
      const [start, end] = [saltBytes + CHECK, storedBytes - CODE];
      const found: Uint8Array[] = [];
      let at = 0;
      for await (const chunk of stored) {
        const data = chunk.subarray(Math.max(0, start - at), Math.max(0, end - at));
        found.push(chunk.slice(Math.max(0, end - at)));
        at += chunk.length;
        code.update(data);
        yield cipher.decrypt(data);
      }
      if (!code.digest().subarray(0, CODE).equals(Buffer.concat(found))) {
        throw new DamagedArchiveError(false);
      }
    },
  };
}

/** AES in counter mode, with a counter whose lowest byte comes first: that of Node's own is the last. */
class AesCounter {
  private readonly cipher;
  private block = 0;
  private mask = Buffer.alloc(0);

  constructor(key: Buffer) {
    this.cipher = createCipheriv(`aes-${8 * key.length}-ecb`, key, null).setAutoPadding(false);
  }

  decrypt(bytes: Uint8Array): Uint8Array {
    this.mask = Buffer.concat([this.mask, this.nextMasks(bytes.length - this.mask.length)]);
    const plain = bytes.map((byte, at) => byte ^ (this.mask[at] ?? 0));
    this.mask = this.mask.subarray(bytes.length);
    return plain;
  }

  private nextMasks(bytes: Bytes): Buffer {
    const counters = Buffer.alloc(Math.ceil(Math.max(0, bytes) / BLOCK) * BLOCK);
    for (let at = 0; at < counters.length; at += BLOCK) {
      this.block += 1;
      counters.writeUIntLE(this.block, at, 6);
    }
    return this.cipher.update(counters);
  }
}
