import { crc32, deflateRawSync, zstdCompressSync } from 'node:zlib';

/** One file to be put into a zip; everything but name and contents is for odd zips. */
export interface ZipPart {
  readonly name: string;
  readonly contents: Uint8Array | string;
  /** 0 stored, 8 deflate (the default), 93 zstd; others are only claimed. */
  readonly method?: number;
  readonly flags?: number;
  /** Unix mode, for the directory. */
  readonly mode?: number;
  /** The sizes stand behind the data, as streaming writers do it. */
  readonly streamed?: boolean;
  readonly checksum?: number;
  /** What is stored, where it is not the contents as the method packs them. */
  readonly stored?: Buffer;
  /** Fields beside the usual ones. */
  readonly extra?: Buffer;
}

/** Makes a zip. */
export function makeZip(parts: readonly ZipPart[]): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const part of parts) {
    const local = makeLocal(part);
    directory.push(makeDirectoryEntry(part, offset, pack(part)));
    locals.push(local);
    offset += local.length;
  }
  return Buffer.concat([
    ...locals,
    ...directory,
    makeEnd(parts.length, Buffer.concat(directory).length, offset),
  ]);
}

/** Makes a zip in which one packed file stands in the directory many times: `0.json`, `1.json`, … */
export function makeOverlappingZip(
  part: ZipPart,
  count: number,
  folder = '',
  others: readonly ZipPart[] = [],
): Buffer {
  const packed = pack(part);
  const once = { ...part, checksum: checksumOf(part) };
  const locals = [makeLocal(part), ...others.map(makeLocal)];
  const directory = Buffer.concat([
    ...Array.from({ length: count }, (_, at) =>
      makeDirectoryEntry({ ...once, name: `${folder}${at}.json` }, 0, packed),
    ),
    ...others.map((other, at) =>
      makeDirectoryEntry(other, Buffer.concat(locals.slice(0, at + 1)).length, pack(other)),
    ),
  ]);
  const data = Buffer.concat(locals);
  return Buffer.concat([data, directory, makeEnd(count + others.length, directory.length, data.length)]);
}

/** The bytes of a part as they are stored. */
export function pack({ contents, method = 8, stored }: ZipPart): Buffer {
  if (stored) {
    return stored;
  }
  const bytes = Buffer.from(contents);
  if (method === 93) {
    return zstdCompressSync(bytes);
  }
  return method === 8 ? deflateRawSync(bytes) : bytes;
}

function checksumOf(part: ZipPart): number {
  return part.checksum ?? crc32(part.contents);
}

function makeLocal(part: ZipPart): Buffer {
  const packed = pack(part);
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE((part.flags ?? 0) | (part.streamed ? 8 : 0), 6);
  header.writeUInt16LE(part.method ?? 8, 8);
  const sizes = Buffer.alloc(12);
  sizes.writeUInt32LE(checksumOf(part), 0);
  sizes.writeUInt32LE(packed.length, 4);
  sizes.writeUInt32LE(Buffer.byteLength(part.contents), 8);
  if (!part.streamed) {
    sizes.copy(header, 14);
  }
  header.writeUInt16LE(Buffer.byteLength(part.name), 26);
  const descriptor = part.streamed ? [Buffer.from([0x50, 0x4b, 0x07, 0x08]), sizes] : [];
  const extra = part.extra ?? Buffer.alloc(0);
  header.writeUInt16LE(extra.length, 28);
  return Buffer.concat([header, Buffer.from(part.name), extra, packed, ...descriptor]);
}

function makeDirectoryEntry(part: ZipPart, offset: number, packed: Buffer): Buffer {
  const header = Buffer.alloc(46);
  header.writeUInt32LE(0x02014b50, 0);
  header.writeUInt16LE(0x0314, 4);
  header.writeUInt16LE((part.flags ?? 0) | 0x800 | (part.streamed ? 8 : 0), 8);
  header.writeUInt16LE(part.method ?? 8, 10);
  header.writeUInt32LE(checksumOf(part), 16);
  header.writeUInt32LE(packed.length, 20);
  header.writeUInt32LE(Buffer.byteLength(part.contents), 24);
  header.writeUInt16LE(Buffer.byteLength(part.name), 28);
  header.writeUInt32LE(((part.mode ?? 0o100644) << 16) >>> 0, 38);
  header.writeUInt32LE(offset, 42);
  const extra = part.extra ?? Buffer.alloc(0);
  header.writeUInt16LE(extra.length, 30);
  return Buffer.concat([header, Buffer.from(part.name), extra]);
}

/** The end, preceded by its zip64 form where there are more files than it can count. */
function makeEnd(count: number, size: number, offset: number): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Math.min(count, 0xffff), 8);
  end.writeUInt16LE(Math.min(count, 0xffff), 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return count < 0xffff ? end : Buffer.concat([makeZip64End(count, size, offset), end]);
}

function makeZip64End(count: number, size: number, offset: number): Buffer {
  const end = Buffer.alloc(56 + 20);
  end.writeUInt32LE(0x06064b50, 0);
  end.writeUInt32LE(44, 4);
  end.writeUInt32LE(count, 24);
  end.writeUInt32LE(count, 32);
  end.writeUInt32LE(size, 40);
  end.writeUInt32LE(offset, 48);
  end.writeUInt32LE(0x07064b50, 56);
  end.writeUInt32LE(offset + size, 56 + 8);
  end.writeUInt32LE(1, 56 + 16);
  return end;
}
