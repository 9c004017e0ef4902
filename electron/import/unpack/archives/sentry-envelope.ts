import { KIBIBYTE, MEBIBYTE, type Bytes } from '../../../../shared/model/units.ts';
import type { ByteCursor } from '../byte-cursor.ts';
import { DamagedArchiveError } from '../errors.ts';
import type { Job } from '../job.ts';
import type { ArchivePacking, Entry, Input } from '../packing.ts';
import { toLatin1 } from '../text.ts';

const BEGINNING = /^\{[^\n]*\}\n\{"type":"[a-z_]+"[^\n]*\}\n/;
const RECORDING = '"type":"replay_recording"';
const LENGTH = /"length":\s*(\d{1,15})\b/;
const LINE_FEED = 0x0a;
const MAX_LINE: Bytes = MEBIBYTE;
const STEP: Bytes = 64 * KIBIBYTE;

/**
 * What Sentry's SDK posts: a line about the whole, then items, each behind a line that names its type and its length;
 * one without a length is the next line (develop.sentry.dev/sdk/data-model/envelopes). One of them is the recording.
 */
export const sentryEnvelopePacking: ArchivePacking = {
  kind: 'archive',
  wrapping: 'sentry-envelope',
  detect: ({ head }) => {
    const text = toLatin1(head);
    return BEGINNING.test(text) && text.includes(RECORDING);
  },
  open: openItems,
};

async function* openItems({ cursor }: Input, job: Job): AsyncGenerator<Entry> {
  await takeLine(cursor);
  for (let count = 1; ; count++) {
    const line = await takeLine(cursor);
    if (line.length === 0) {
      return;
    }
    const named = LENGTH.exec(toLatin1(line))?.[1];
    const length = named === undefined ? await measureLine(cursor) : Number(named);
    const end = cursor.position + length;
    job.countEntry();
    yield { kind: 'entry', path: `item ${count}`, wrappings: [], chunks: cursor.take(length) };
    await cursor.skip(end - cursor.position);
    if ((await cursor.fill(1))[0] === LINE_FEED) {
      cursor.advance(1);
    }
  }
}

async function takeLine(cursor: ByteCursor): Promise<Uint8Array> {
  const length = await measureLine(cursor);
  const line = (await cursor.fill(length)).slice(0, length);
  cursor.advance((await cursor.fill(length + 1)).length > length ? length + 1 : length);
  return line;
}

/** How many bytes the next line has, without its end. @throws DamagedArchiveError where it has none */
async function measureLine(cursor: ByteCursor): Promise<Bytes> {
  for (let wanted = STEP; wanted <= MAX_LINE; wanted *= 4) {
    const bytes = await cursor.fill(wanted);
    const end = bytes.indexOf(LINE_FEED);
    if (end >= 0 || bytes.length < wanted) {
      return end >= 0 ? end : bytes.length;
    }
  }
  throw new DamagedArchiveError(false);
}
