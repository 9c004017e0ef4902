import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { LINES } from '../../../../helpers/packed-examples.ts';
import { readEntries, textsOf, tornSource } from '../../../../helpers/read-entries.ts';

const packed = deflateSync(LINES);

function makeUpload(parts: readonly Uint8Array[]): Buffer {
  const boundary = '----WebKitFormBoundaryOO3MMMekOx31TFID';
  return Buffer.concat([
    ...parts.flatMap((part, at) => [
      Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${at}"; filename="f"\r\n\r\n`),
      part,
      Buffer.from('\r\n'),
    ]),
    Buffer.from(`--${boundary}--\r\n`),
  ]);
}

function makeEnvelope(recording: Uint8Array): Buffer {
  const segment = Buffer.concat([Buffer.from('{"segment_id":0}\n'), recording]);
  const lines = [{ event_id: 'f5' }, { type: 'replay_event' }, { urls: ['/'] }];
  const last = { type: 'replay_recording', length: segment.length };
  return Buffer.concat([
    Buffer.from([...lines, last].map((line) => `${JSON.stringify(line)}\n`).join('')),
    segment,
    Buffer.from('\n'),
  ]);
}

describe('an upload as a recorder posts it', () => {
  it.each([
    ['in several parts', makeUpload([packed, Buffer.from('{"a":1}')]), ['part 1', 'part 2']],
    ['in several parts, unpacked', makeUpload([LINES, Buffer.from('{"a":1}')]), ['part 1', 'part 2']],
    ['as Sentry’s envelope', makeEnvelope(packed), ['item 2', 'item 1']],
  ])('is taken apart: %s', async (_, bytes, [recording = '', other = '']) => {
    for (const size of [97, 1_000_000]) {
      const { entries, skips } = await readEntries(tornSource(bytes, size));
      const texts = textsOf({ entries, skips });
      expect([skips, entries.length, texts[recording], texts[other]?.slice(0, 1)]).toEqual([
        [],
        2,
        LINES.toString(),
        '{',
      ]);
    }
  });

  it('that breaks off gives what came before', async () => {
    const cut = makeUpload([LINES, LINES]).subarray(0, -1000);
    expect((await readEntries(cut)).entries.map(({ path }) => path)).toEqual(['part 1', 'part 2']);
    const envelope = makeEnvelope(LINES).subarray(0, -1000);
    const { entries } = await readEntries(envelope);
    expect(entries.map(({ path, error }) => [path, error !== undefined])).toEqual([
      ['item 1', false],
      ['item 2', true],
    ]);
  });
});
