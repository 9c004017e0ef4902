import { createCipheriv, createHmac, pbkdf2Sync } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { pack, type ZipPart } from './make-zip.ts';

/** A part of a zip, encrypted with PKWARE's first encryption, as Windows and `zip -P` do it. */
export function lockWithZipCrypto(part: ZipPart, password: string): ZipPart {
  const checksum = crc32(part.contents);
  const head = Buffer.alloc(12, 7);
  head.writeUInt8(part.streamed ? 0 : checksum >>> 24, 11);
  const keys = { a: 0x12345678, b: 0x23456789, c: 0x34567890 };
  const update = (byte: number): void => {
    keys.a = step(keys.a, byte);
    keys.b = Number((BigInt(keys.b + (keys.a & 0xff)) * 134_775_813n + 1n) & 0xffffffffn);
    keys.c = step(keys.c, keys.b >>> 24);
  };
  Buffer.from(password).forEach(update);
  const stored = Buffer.concat([head, pack(part)]).map((byte) => {
    const mask = (keys.c | 2) & 0xffff;
    update(byte);
    return byte ^ (((mask * (mask ^ 1)) >> 8) & 0xff);
  });
  return { ...part, flags: 1, stored: Buffer.from(stored) };
}

/** A CRC-32, one bit at a time. */
function step(checksum: number, byte: number): number {
  let value = checksum ^ byte;
  for (let bit = 0; bit < 8; bit++) {
    value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  }
  return value >>> 0;
}

/** A part of a zip, encrypted by AES as WinZip and 7-Zip do it. @param strength 1 to 3: 128, 192 or 256 bits */
export function lockWithAes(part: ZipPart, password: string, strength: 1 | 2 | 3): ZipPart {
  const keyBytes = 8 + 8 * strength;
  const salt = Buffer.alloc(keyBytes / 2, 3);
  const derived = pbkdf2Sync(password, salt, 1000, 2 * keyBytes + 2, 'sha1');
  const data = encryptByCounter(pack(part), derived.subarray(0, keyBytes));
  const code = createHmac('sha1', derived.subarray(keyBytes, 2 * keyBytes))
    .update(data)
    .digest();
  const extra = Buffer.from([0x01, 0x99, 7, 0, 2, 0, 0x41, 0x45, strength, part.method ?? 8, 0]);
  const stored = Buffer.concat([salt, derived.subarray(2 * keyBytes), data, code.subarray(0, 10)]);
  return { ...part, flags: 1, method: 99, checksum: 0, stored, extra };
}

function encryptByCounter(bytes: Buffer, key: Buffer): Buffer {
  return Buffer.concat(
    Array.from({ length: Math.ceil(bytes.length / 16) }, (_, block) => {
      const counter = Buffer.alloc(16);
      counter.writeUInt32LE(block + 1, 0);
      const mask = createCipheriv(`aes-${8 * key.length}-ecb`, key, null).update(counter);
      return bytes.subarray(16 * block, 16 * block + 16).map((byte, at) => byte ^ (mask[at] ?? 0));
    }),
  );
}
