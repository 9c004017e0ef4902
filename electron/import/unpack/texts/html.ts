import { HEAD_BYTES } from '../../../../shared/formats/limits.ts';
import type { ByteCursor } from '../byte-cursor.ts';
import type { ArchivePacking, Entry, Input } from '../packing.ts';
import { base64Packing } from '../packings/base64.ts';
import { startsLikeJson, toLatin1 } from '../text.ts';
import type { Job } from '../job.ts';
import { dataUrlPacking } from './data-url.ts';
import { jsLiteralPacking } from './js-literal.ts';

const BEGINNING =
  /^\ufeff?\s*(?:<!--(?:(?!-->)[\s\S])*-->\s*)*<(?:!doctype\s+html|html|head|body|script|meta|title)\b/i;
const SCRIPT = /<script[\s/>]/i;
const TAG_END = />/;
const END = /<\/script/i;
/** How much is looked through at once. What tells whether a script is data fits in it. */
const STEP = HEAD_BYTES;
/** A tag, or its end, may begin at the end of what was looked through. */
const OVERLAP = 1024;

/**
 * A web page that carries a recording: replays in one file keep it in a script element, as JSON, as text or packed. Each
 * script that holds data is an entry; none is run.
 */
export const htmlPacking: ArchivePacking = {
  kind: 'archive',
  wrapping: 'html',
  detect: ({ head }) => BEGINNING.test(toLatin1(head)),
  open: openScripts,
};

async function* openScripts({ cursor }: Input, job: Job): AsyncGenerator<Entry> {
  let count = 0;
  while (await passTo(cursor, SCRIPT)) {
    await passTo(cursor, TAG_END);
    cursor.advance(1);
    const head = (await cursor.fill(STEP)).subarray(0, STEP);
    const end = END.exec(toLatin1(head))?.index;
    if (isData(head.subarray(0, end))) {
      job.countEntry();
      yield { kind: 'entry', path: `script ${++count}`, wrappings: [], chunks: takeUntilEnd(cursor) };
    }
    await passTo(cursor, END);
  }
  if (count === 0) {
    yield { kind: 'entry', path: 'page', wrappings: [], chunks: nothing() };
  }
}

function isData(head: Uint8Array): boolean {
  const text = trimStart(head);
  const sample = { head: text, source: null };
  return (
    startsLikeJson(text) ||
    [base64Packing, dataUrlPacking, jsLiteralPacking].some((packing) => packing.detect(sample) === true)
  );
}

/** Passes over what comes before. @returns false where it does not come any more */
async function passTo(cursor: ByteCursor, mark: RegExp): Promise<boolean> {
  for (;;) {
    const bytes = (await cursor.fill(STEP)).subarray(0, STEP);
    const found = mark.exec(toLatin1(bytes));
    if (found || bytes.length < STEP) {
      cursor.advance(found ? found.index : bytes.length);
      return found !== null;
    }
    cursor.advance(STEP - OVERLAP);
  }
}

async function* takeUntilEnd(cursor: ByteCursor): AsyncGenerator<Uint8Array> {
  let isFirst = true;
  for (;;) {
    const bytes = (await cursor.fill(STEP)).subarray(0, STEP);
    const end = END.exec(toLatin1(bytes))?.index;
    const isLast = end !== undefined || bytes.length < STEP;
    const length = end ?? (isLast ? bytes.length : STEP - OVERLAP);
    const part = bytes.slice(0, length);
    cursor.advance(length);
    yield isFirst ? trimStart(part) : part;
    isFirst = false;
    if (isLast) {
      return;
    }
  }
}

async function* nothing(): AsyncGenerator<Uint8Array> {}

function trimStart(bytes: Uint8Array): Uint8Array {
  return bytes.subarray(bytes.length - Buffer.from(toLatin1(bytes).trimStart(), 'latin1').length);
}
