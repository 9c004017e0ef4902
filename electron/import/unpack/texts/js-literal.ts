import { HEAD_BYTES } from '../../../../shared/formats/limits.ts';
import type { ByteCursor } from '../byte-cursor.ts';
import type { StreamPacking } from '../packing.ts';
import { LiteralReader } from './literal-reader.ts';

const BLANK = String.raw`(?:\s|//[^\n]*\n|/\*(?:(?!\*/)[\s\S])*\*/|['"]use strict['"];?|import\b[^;\n]*[;\n])*`;
const NAME = String.raw`[\w$.[\]'"-]+`;
const ASSIGNED = String.raw`(?:export\s+)?(?:(?:const|let|var)\s+)?${NAME}\s*(?::[^=\n]*(?:\n\s*)?)?=\s*`;
/** What stands before the value of a module, or of a script, that holds nothing but a value. */
const BEGINNING = new RegExp(
  String.raw`^\ufeff?${BLANK}(?:export\s+default\s+|${ASSIGNED})(?:JSON\.parse\(\s*)?(?=[[{'"${'`'}])`,
);

/**
 * A JavaScript or TypeScript module, or a script, that holds one literal: `export default [ … ]`, `const events = [ … ]`,
 * `window.recording = JSON.parse("…")`. It is read as data and never run; what is no literal in it becomes `null`.
 */
export const jsLiteralPacking: StreamPacking = {
  kind: 'stream',
  wrapping: 'js-literal',
  detect: ({ head }) => BEGINNING.test(toText(head)),
  decode: decodeLiteral,
};

async function* decodeLiteral(cursor: ByteCursor): AsyncGenerator<Uint8Array> {
  const head = toText(await cursor.fill(HEAD_BYTES));
  cursor.advance(Buffer.byteLength(BEGINNING.exec(head)?.[0] ?? ''));
  const reader = new LiteralReader();
  const decoder = new TextDecoder();
  for await (const chunk of cursor.rest()) {
    yield Buffer.from(reader.push(decoder.decode(chunk, { stream: true })));
    if (reader.isDone) {
      return;
    }
  }
  yield Buffer.from(reader.push(decoder.decode()));
}

function toText(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(0, HEAD_BYTES));
}
