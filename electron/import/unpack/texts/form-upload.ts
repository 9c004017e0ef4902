import { KIBIBYTE, type Bytes } from '../../../../shared/model/units.ts';
import type { ByteCursor } from '../byte-cursor.ts';
import type { Job } from '../job.ts';
import type { ArchivePacking, Entry, Input } from '../packing.ts';
import { toLatin1 } from '../text.ts';

/** RFC 2046: a boundary has 70 characters at most. */
const FIRST_LINES = /^--([\w'()+,./:=? -]{1,70})\r\nContent-/i;
const END_OF_HEADERS = '\r\n\r\n';
const MAX_HEADERS: Bytes = 4 * KIBIBYTE;
/** How much is looked through at once for the end of a part. */
const STEP: Bytes = 64 * KIBIBYTE;

/**
 * The body of an upload with several parts (multipart/form-data), as proxies and network logs keep it: Datadog's and
 * OpenObserve's recorders post a segment, packed by zlib, beside what is to be known of it.
 */
export const formUploadPacking: ArchivePacking = {
  kind: 'archive',
  wrapping: 'form-upload',
  detect: ({ head }) => FIRST_LINES.test(toLatin1(head.subarray(0, STEP))),
  open: openParts,
};

async function* openParts({ cursor }: Input, job: Job): AsyncGenerator<Entry> {
  const boundary = FIRST_LINES.exec(toLatin1(await cursor.fill(STEP)))?.[1] ?? '';
  const mark = Buffer.from(`\r\n--${boundary}`, 'latin1');
  for (let count = 1; await passHeaders(cursor); count++) {
    job.countEntry();
    yield { kind: 'entry', path: `part ${count}`, wrappings: [], chunks: takeUntil(cursor, mark) };
    const unread = takeUntil(cursor, mark);
    while ((await unread.next()).done !== true) {}
    cursor.advance(Math.min(mark.length, (await cursor.fill(mark.length)).length));
  }
}

/** @returns false where no part follows */
async function passHeaders(cursor: ByteCursor): Promise<boolean> {
  const end = toLatin1((await cursor.fill(MAX_HEADERS)).subarray(0, MAX_HEADERS)).indexOf(END_OF_HEADERS);
  if (end < 0) {
    return false;
  }
  cursor.advance(end + END_OF_HEADERS.length);
  return true;
}

async function* takeUntil(cursor: ByteCursor, mark: Buffer): AsyncGenerator<Uint8Array> {
  for (;;) {
    const bytes = (await cursor.fill(STEP)).subarray(0, STEP);
    const end = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).indexOf(mark);
    const isLast = end >= 0 || bytes.length < STEP;
    const part = bytes.slice(0, end >= 0 ? end : isLast ? bytes.length : STEP - mark.length);
    cursor.advance(part.length);
    if (part.length > 0) {
      yield part;
    }
    if (isLast) {
      return;
    }
  }
}
