import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';
import { uncompress } from 'snappyjs';

/** Text that was packed into a file in some way: the whole of it, or one block or archive entry of several. */
export type NaiveTexts = readonly string[];

interface Row {
  readonly session_id: string;
  readonly block_urls: readonly string[];
}

/**
 * Unpacks a whole file at once in the plainest way, sharing no code with the importer.
 * @returns its texts, and the session id that only an archive's list of rows tells
 */
export function unpackNaively(file: string): {
  readonly texts: NaiveTexts;
  readonly sessionId: string | null;
} {
  const bytes = readFileSync(file);
  if (bytes.toString('latin1', 0, 2) === 'PK') {
    return unpackStaffExport(readZip(bytes));
  }
  const ranges = file.replace('.concatenated-snappy.bin', '.ranges.json');
  const blocks =
    ranges !== file && existsSync(ranges) ? cutRanges(bytes, readFileSync(ranges, 'utf8')) : [bytes];
  return { texts: blocks.map((block) => toText(block)), sessionId: null };
}

/** The files of a zip, by its directory; folders and odd zips are not thought of. */
function readZip(bytes: Buffer): ReadonlyMap<string, Buffer> {
  const files = new Map<string, Buffer>();
  const end = bytes.lastIndexOf(Buffer.from('PK\u0005\u0006'));
  let at = bytes.readUInt32LE(end + 16);
  for (let count = bytes.readUInt16LE(end + 10); count > 0; count--) {
    const nameLength = bytes.readUInt16LE(at + 28);
    files.set(bytes.toString('utf8', at + 46, at + 46 + nameLength), readZipEntry(bytes, at));
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return files;
}

function readZipEntry(bytes: Buffer, at: number): Buffer {
  const local = bytes.readUInt32LE(at + 42);
  const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
  const packed = bytes.subarray(start, start + bytes.readUInt32LE(at + 20));
  return bytes.readUInt16LE(at + 10) === 8 ? inflateRawSync(packed) : packed;
}

function unpackStaffExport(files: ReadonlyMap<string, Buffer>): ReturnType<typeof unpackNaively> {
  const table = files.get('clickhouse/session-replay-events.json')?.toString() ?? '{"data":[]}';
  const [row] = (JSON.parse(table) as { data: readonly Row[] }).data;
  const texts = (row?.block_urls ?? []).map((url) => {
    const [, name = '', first, last] = /([^/]+)\?range=bytes=(\d+)-(\d+)$/.exec(url) ?? [];
    const block = files.get(`data/${name}`)?.subarray(Number(first), Number(last) + 1) ?? Buffer.alloc(0);
    return toText(block);
  });
  return { texts, sessionId: row?.session_id ?? null };
}

function cutRanges(bytes: Buffer, list: string): Buffer[] {
  return (JSON.parse(list) as string[]).map((range) => {
    const [first, last] = range.replace('bytes=', '').split('-').map(Number);
    return bytes.subarray(first, (last ?? 0) + 1);
  });
}

function toText(bytes: Buffer): string {
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) {
    return toText(gunzipSync(bytes));
  }
  if (bytes[0] === 0x78) {
    return toText(inflateSync(bytes));
  }
  if (bytes[0] === 0xff && bytes[1] === 0xfe) {
    return bytes.toString('utf16le', 2);
  }
  return bytes[0] === 0 ? toTextBehindZero(bytes) : looksLikeText(bytes) ? toPlainText(bytes) : unsnap(bytes);
}

/** Sentry's blobs begin with a zero and JSON; PostHog's blocks with their lengths. */
function toTextBehindZero(bytes: Buffer): string {
  if (bytes[1] === 0x5b) {
    return bytes.toString('utf8', 1);
  }
  const blocks: string[] = [];
  for (let at = 0; at < bytes.length; at += 4 + bytes.readUInt32BE(at)) {
    blocks.push(unsnap(bytes.subarray(at + 4, at + 4 + bytes.readUInt32BE(at))));
  }
  return blocks.join('\n');
}

function toPlainText(bytes: Buffer): string {
  const header = /^\{"segment_id":\d+\}\n/.exec(bytes.toString('latin1', 0, 100));
  if (header) {
    return toText(bytes.subarray(header[0].length));
  }
  const text = bytes.toString('utf8');
  return /^[\w+/=]+\s*$/.test(text) ? toText(Buffer.from(text, 'base64')) : text;
}

function looksLikeText(bytes: Buffer): boolean {
  return /^[\s{["\w]/.test(bytes.toString('latin1', 0, 1)) && bytes[1] !== 0;
}

function unsnap(bytes: Buffer): string {
  return Buffer.from(uncompress(bytes)).toString('utf8');
}
