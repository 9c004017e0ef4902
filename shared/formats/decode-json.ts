import type { RecordSink } from './format.ts';
import { repairJson } from './json/repair-json.ts';

const strict = new TextDecoder('utf-8', { fatal: true });
const lenient = new TextDecoder('utf-8');

/** The parsed value; not `ok` where the text is not JSON. */
export type Decoded = { readonly ok: true; readonly value: unknown } | { readonly ok: false };

/**
 * Reads one JSON value. Bytes that are not UTF-8 become U+FFFD and are counted; common mistakes of tools are repaired
 * (repair-json.ts) and counted too.
 */
export function decodeJson(
  bytes: Uint8Array,
  sink: RecordSink,
  at: number,
  { repair = true }: { readonly repair?: boolean } = {},
): Decoded {
  const text = decodeText(bytes, sink, at);
  return repair ? parseJson(text, sink, at) : tryParse(text);
}

/** Like decodeJson, for text. */
export function parseJson(text: string, sink: RecordSink, at: number): Decoded {
  const parsed = tryParse(text);
  if (parsed.ok) {
    return parsed;
  }
  const repaired = repairJson(text);
  const second = repaired === text ? parsed : tryParse(repaired);
  if (second.ok) {
    sink.warn('repaired-json', at);
  }
  return second;
}

function tryParse(text: string): Decoded {
  try {
    return { ok: true, value: JSON.parse(text) as unknown };
  } catch {
    return { ok: false };
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
