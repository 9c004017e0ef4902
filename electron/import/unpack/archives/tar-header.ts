import type { Bytes } from '../../../../shared/model/units.ts';

/** Tar counts in blocks of this size. */
export const TAR_BLOCK: Bytes = 512;

const FIELD = {
  name: [0, 100],
  size: [124, 12],
  checksum: [148, 8],
  prefix: [345, 155],
} as const;
const TYPE_AT = 156;
const MAGIC_AT = 257;
const MAGIC = [...Buffer.from('ustar')];
const POSIX_MAGIC = [...MAGIC, 0];
const SPACE = 0x20;

/** One entry's header, as it stands there. */
export interface TarHeader {
  readonly name: string;
  readonly size: Bytes;
  /** The type flag: `0` is a file, `5` a folder, `L` and `x` say something of the entry that follows. */
  readonly type: string;
}

/** The block is a header whose checksum is right. */
export function isTarHeader(block: Uint8Array): boolean {
  return (
    block.length >= TAR_BLOCK &&
    hasBytes(block, MAGIC) &&
    checksumOf(block) === readOctal(block, FIELD.checksum)
  );
}

/** @returns null for what is no header, or one that makes no sense */
export function parseTarHeader(block: Uint8Array): TarHeader | null {
  if (!isTarHeader(block)) {
    return null;
  }
  const size = readSize(block);
  // GNU tar, whose magic ends differently, keeps other things where POSIX has the prefix.
  const prefix = hasBytes(block, POSIX_MAGIC) ? readText(block, FIELD.prefix) : '';
  const name = readText(block, FIELD.name);
  const type = String.fromCharCode(block[TYPE_AT] ?? 0);
  return Number.isSafeInteger(size) ? { name: prefix ? `${prefix}/${name}` : name, size, type } : null;
}

function hasBytes(block: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, index) => block[MAGIC_AT + index] === byte);
}

/** The sum of all bytes, those of the checksum itself counted as spaces. */
function checksumOf(block: Uint8Array): number {
  const [at, length] = FIELD.checksum;
  const inside = (index: number) => index >= at && index < at + length;
  return block.subarray(0, TAR_BLOCK).reduce((sum, byte, index) => sum + (inside(index) ? SPACE : byte), 0);
}

/** Octal digits, or past 8 GiB a binary number that GNU tar marks in the highest bit. */
function readSize(block: Uint8Array): number {
  const [at, length] = FIELD.size;
  const first = block[at] ?? 0;
  return first & 0x80
    ? block.subarray(at + 1, at + length).reduce((value, byte) => value * 256 + byte, first & 0x7f)
    : readOctal(block, FIELD.size);
}

function readOctal(block: Uint8Array, field: readonly [number, number]): number {
  const text = readText(block, field).trim();
  return /^[0-7]*$/.test(text) ? Number.parseInt(text || '0', 8) : NaN;
}

function readText(block: Uint8Array, [at, length]: readonly [number, number]): string {
  const field = block.subarray(at, at + length);
  const end = field.indexOf(0);
  return Buffer.from(end < 0 ? field : field.subarray(0, end)).toString();
}
