import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { fileSource } from '../../../../../electron/import/unpack/byte-source.ts';
import type { ByteRange } from '../../../../../electron/import/unpack/job.ts';
import { readEntries } from '../../../../helpers/read-entries.ts';

/** Real and derived files of the machine this was written on; too large to be kept here. */
const FOLDER = process.env['AIRGAP_REPLAY_FIXTURES'] ?? '/work/shared/fixtures';
const isThere = existsSync(FOLDER);
if (!isThere) {
  console.warn(`NOT RUN: no fixtures in ${FOLDER}, so the unpacking of real files was not tested.`);
}

const EXPECTED: Record<string, readonly string[]> = {
  'derived-forms/1747237036454-1747237338378.v1-blob.gz': [' gzip {"window_i'],
  'derived-forms/blob_v2.decompress-false.length-prefixed.snappy.bin': [' snappy-blocks ["0196cf71'],
  'derived-forms/blob_v2_lts.decompress-false.raw.snappy.bin': [' snappy-raw ["0196cf71'],
  'derived-forms/s3-session-batch-file.concatenated-snappy.bin': [
    'block 1 snappy-raw ["0196e180',
    'block 2 snappy-raw ["0196cf71',
    'block 3 snappy-raw ["0196cf71',
    'block 4 snappy-raw ["0196cf71',
    'block 5 snappy-raw ["0196e180',
  ],
  'derived-forms/sentry.replay_recording.segment-0.item.bin': [' sentry-segment zlib [{"type":4'],
  'derived-forms/sentry.storage-blob.packed.zlib.bin': [' zlib sentry-packed [{"type":4'],
  'derived-forms/posthog-staff-export-recording.zip': [
    'clickhouse/session-replay-events.json zip {\n "meta":',
    'clickhouse/events.json zip {"meta":[]',
    'data/1747237040000-0011223344556677#1 zip snappy-raw ["0196cf71',
    'data/1747237340000-8899aabbccddeeff#2 zip snappy-raw ["0196cf71',
  ],
  'derived-forms/capture.snapshot-array.json.gz': [' gzip [{"uuid":"'],
  'derived-forms/rrweb.jsonl': ['  {"type":4,'],
  'posthog/lts-2022-12-22.base64gzip-utf16.txt': [' base64 gzip utf-16 {"version"'],
};

describe.skipIf(!isThere).each(Object.entries(EXPECTED))('%s', (file, expected) => {
  it('is unpacked whole', async () => {
    const full = path.join(FOLDER, file);
    const { entries, skips } = await readEntries(fileSource(full, statSync(full).size));
    expect(
      entries.map((entry) => `${entry.path} ${entry.wrappings} ${entry.contents.toString('utf8', 0, 10)}`),
    ).toEqual(expected);
    expect([skips, entries.filter(({ error }) => error !== undefined)]).toEqual([[], []]);
  });
});

describe.skipIf(!isThere)('the batch file', () => {
  it('comes apart in the same way with its ranges', async () => {
    const name = path.join(FOLDER, 'derived-forms/s3-session-batch-file');
    const texts = JSON.parse(readFileSync(`${name}.ranges.json`, 'utf8')) as string[];
    const ranges = texts.map((text): ByteRange => {
      const [first = 0, last = 0] = text.replace('bytes=', '').split('-').map(Number);
      return { first, last };
    });
    const bytes = readFileSync(`${name}.concatenated-snappy.bin`);
    expect(await readEntries(bytes, ranges)).toEqual(await readEntries(bytes));
  });
});
