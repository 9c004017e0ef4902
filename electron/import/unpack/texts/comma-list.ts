import type { ByteCursor } from '../byte-cursor.ts';
import type { StreamPacking } from '../packing.ts';
import { startsLikeJson, toLatin1 } from '../text.ts';

/** Objects joined by commas, without the brackets of a list, as Coralogix's SDK posts them. */
export const commaListPacking: StreamPacking = {
  kind: 'stream',
  wrapping: 'comma-list',
  detect: ({ head }) => isCommaList(head),
  decode: addBrackets,
};

function isCommaList(head: Uint8Array): boolean {
  if (!startsLikeJson(head)) {
    return false;
  }
  const text = toLatin1(head);
  return /^\s*\{/.test(text) && /^\s*,\s*\{/.test(text.slice(endOfFirst(text)));
}

/** Behind the first object of JSON; the end of the text where that does not end in it. */
function endOfFirst(text: string): number {
  const marks = /"(?:[^"\\]|\\.)*"?|[{}]/gsu;
  let depth = 0;
  for (const { 0: mark, index } of text.matchAll(marks)) {
    depth += mark === '{' ? 1 : 0;
    depth -= mark === '}' ? 1 : 0;
    if (depth === 0) {
      return index + 1;
    }
  }
  return text.length;
}

async function* addBrackets(cursor: ByteCursor): AsyncGenerator<Uint8Array> {
  yield Buffer.from('[');
  yield* cursor.rest();
  yield Buffer.from(']');
}
