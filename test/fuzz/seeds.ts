import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { makeFormatExamples } from '../helpers/format-examples.ts';
import { makeEvents, packField, toJsonl } from '../helpers/make-events.ts';
import { makeTar } from '../helpers/make-tar.ts';
import { makeZip } from '../helpers/make-zip.ts';
import { prefixBlocks, snappyBlock } from '../helpers/snappy-blocks.ts';

/** Small files are mutated thoroughly; in large ones most changes meet the inside of a string. */
const MAX_SEED_BYTES = 24 * 1024;
const SHARED = path.resolve(import.meta.dirname, '../../../shared');

/** The recordings that cases are made from: every dialect and packing of our own, and real ones where they are. */
export function listSeeds(): Buffer[] {
  const texts = makeFormatExamples().map(({ text }) => Buffer.from(text));
  return [...texts, ...packedSeeds(), ...sharedSeeds()];
}

function packedSeeds(): Buffer[] {
  const lines = toJsonl(makeEvents(20).map((event) => ['0190a1b2-0000-7000-8000-000000000001', event]));
  const compressed = JSON.stringify(
    makeEvents(5).map((event) => ({ ...event, cv: '2024-10', data: packField(event.data, gzipSync) })),
  );
  const files = { 'a.jsonl': lines, 'b/c.json': JSON.stringify(makeEvents(4)) };
  const parts = Object.entries(files).map(([name, contents]) => ({ name, contents: Buffer.from(contents) }));
  return [
    gzipSync(lines),
    zstdCompressSync(lines),
    prefixBlocks([snappyBlock(Buffer.from(lines)), snappyBlock(Buffer.from(lines))]),
    snappyBlock(Buffer.from(lines)),
    Buffer.from(gzipSync(lines).toString('base64')),
    Buffer.from(`\ufeff${lines}`, 'utf16le'),
    Buffer.from(compressed),
    makeZip(parts),
    makeTar(parts),
  ];
}

function sharedSeeds(): Buffer[] {
  const folders = ['fixtures', 'hostile']
    .map((name) => path.join(SHARED, name))
    .filter((folder) => existsSync(folder));
  return folders
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => path.join(folder, name)),
    )
    .filter((file) => statSync(file).isFile() && statSync(file).size <= MAX_SEED_BYTES)
    .sort()
    .map((file) => readFileSync(file));
}
