import { brotliCompressSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { makeTar } from './make-tar.ts';
import { makeZip } from './make-zip.ts';
import { seededRandom } from './seeded-random.ts';
import { frameChunks, prefixBlocks, snappyBlock } from './snappy-blocks.ts';

/** Lines that pack about as well as a recording's. */
export function makeLines(count: number, seed = 1): Buffer {
  const random = seededRandom(seed);
  const lines = Array.from(
    { length: count },
    (_, at) =>
      `["window",{"type":3,"timestamp":${1e12 + at},"x":${random.int(2 ** 30)},"t":"${'ab'.repeat(20)}é"}]\n`,
  );
  return Buffer.from(lines.join(''));
}

/** Longer than a head, and than any decoder's buffer. */
export const LINES: Buffer = makeLines(1500);

const utf16 = Buffer.from(`\ufeff${LINES.toString()}`, 'utf16le');
const thirds = [LINES.subarray(0, 50_000), LINES.subarray(50_000, 100_000), LINES.subarray(100_000)];
const segmentHeader = Buffer.from('{"segment_id":3}\n');
const json = Buffer.from(JSON.stringify(LINES.toString().trimEnd().split('\n')));

/** Every packing, with what comes out of it. */
export const PACKED: Record<string, { bytes: Buffer; wrappings: string; contents?: Buffer }> = {
  plain: { bytes: LINES, wrappings: '' },
  gzip: { bytes: gzipSync(LINES), wrappings: 'gzip' },
  'gzip in several entries': {
    bytes: Buffer.concat(thirds.map((part) => gzipSync(part))),
    wrappings: 'gzip',
  },
  zlib: { bytes: deflateSync(LINES), wrappings: 'zlib' },
  zstd: { bytes: zstdCompressSync(LINES), wrappings: 'zstd' },
  'zstd in several frames': {
    bytes: Buffer.concat([
      skippableFrame(),
      ...thirds.flatMap((part) => [zstdCompressSync(part), skippableFrame()]),
    ]),
    wrappings: 'zstd',
  },
  brotli: { bytes: brotliCompressSync(LINES), wrappings: 'brotli' },
  'framed snappy': {
    bytes: frameChunks(chop(LINES.toString('latin1'), 50_000)),
    wrappings: 'snappy-framed',
    contents: Buffer.from(LINES.toString('latin1')),
  },
  'snappy blocks': {
    bytes: prefixBlocks([snappyBlock(makeLines(900)), snappyBlock(makeLines(700, 2))]),
    wrappings: 'snappy-blocks',
    contents: Buffer.concat([makeLines(900), makeLines(700, 2)]),
  },
  'raw snappy': { bytes: snappyBlock(LINES), wrappings: 'snappy-raw' },
  'UTF-16, little-endian': { bytes: utf16, wrappings: 'utf-16' },
  'UTF-16, big-endian': { bytes: Buffer.from(utf16).swap16(), wrappings: 'utf-16' },
  'UTF-16 without a mark': { bytes: utf16.subarray(2), wrappings: 'utf-16' },
  'UTF-16, big-endian, without a mark': {
    bytes: Buffer.from(utf16).swap16().subarray(2),
    wrappings: 'utf-16',
  },
  "PostHog's LTS object of 2022-12-22": {
    bytes: Buffer.from(gzipSync(utf16).toString('base64')),
    wrappings: 'base64 gzip utf-16',
  },
  'base64 in lines': {
    bytes: Buffer.from(chop(deflateSync(LINES).toString('base64'), 76).join('\r\n')),
    wrappings: 'base64 zlib',
  },
  "Sentry's segment": {
    bytes: Buffer.concat([segmentHeader, deflateSync(json)]),
    wrappings: 'sentry-segment zlib',
    contents: json,
  },
  "Sentry's plain segment": {
    bytes: Buffer.concat([segmentHeader, json]),
    wrappings: 'sentry-segment',
    contents: json,
  },
  "Sentry's stored blob": {
    bytes: deflateSync(Buffer.concat([Buffer.of(0), json])),
    wrappings: 'zlib sentry-packed',
    contents: json,
  },
  "Sentry's stored blob with a video": {
    bytes: deflateSync(Buffer.concat([Buffer.of(1), videoOf(200_000), json])),
    wrappings: 'zlib sentry-packed',
    contents: json,
  },
  'a tar in a gzip, with a gzip in it': {
    bytes: gzipSync(makeTar([{ name: 'a.gz', contents: gzipSync(LINES) }])),
    wrappings: 'gzip tar gzip',
  },
  'a zip in a zip': {
    bytes: makeZip([{ name: 'b.zip', contents: makeZip([{ name: 'a.json', contents: LINES }]) }]),
    wrappings: 'zip zip',
  },
  'a zip with zstd and a stored gzip': {
    bytes: makeZip([{ name: 'a', contents: gzipSync(LINES), method: 93 }]),
    wrappings: 'zip gzip',
  },
};

function skippableFrame(): Buffer {
  return Buffer.from([0x5a, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 1, 2, 3]);
}

function chop(text: string, length: number): string[] {
  return text.match(new RegExp(`[^]{1,${length}}`, 'g')) ?? [];
}

/** A length and that many bytes, which begin like an MP4. */
function videoOf(length: number): Buffer {
  const video = Buffer.alloc(4 + length, 0x5b);
  video.writeUInt32BE(length);
  video.write('ftyp', 8);
  return video;
}
