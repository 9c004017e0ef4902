import type { RecordSink } from './format.ts';

const strict = new TextDecoder('utf-8', { fatal: true });
const lenient = new TextDecoder('utf-8');

/** A value, or what the text was when it is not valid JSON. */
export type Decoded =
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly text: string };

/** Reads one JSON value. Bytes that are not UTF-8 become U+FFFD and are counted. */
export function decodeJson(bytes: Uint8Array, sink: RecordSink, at: number): Decoded {
  const text = decodeText(bytes, sink, at);
  try {
    return { ok: true, value: JSON.parse(text) as unknown };
  } catch {
    return { ok: false, text };
  }
}

function decodeText(bytes: Uint8Array, sink: RecordSink, at: number): string {
  try {
    return strict.decode(bytes);
  } catch {
    sink.warn('invalid-utf8', at);
    return lenient.decode(bytes);
  }
}
