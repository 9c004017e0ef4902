import type { CustodyEntry } from '../model/custody.ts';
import { canonicalJson } from './canonical-json.ts';

/**
 * What the hash of an entry is the SHA-256 of: `{"entry":{…},"previous":"…"}` in canonical JSON. It ends with the hash of
 * the entry before, and the line that is exported is the same with the hash put in before its last bracket:
 * `{"entry":{…},"previous":"…","hash":"…"}`. So a shell can check it without reading JSON (docs/evidence.md).
 */
export function toHashedText(entry: Omit<CustodyEntry, 'hash'>): string {
  const { number, at, clockOffsetMinutes, user, host, appVersion, action, subject, details, previous } =
    entry;
  const { kind, id } = subject;
  return canonicalJson({
    entry: { number, at, clockOffsetMinutes, user, host, appVersion, action, subject: { kind, id }, details },
    previous,
  });
}

/** An entry as it is exported, without the end of its line. */
export function toCustodyLine(entry: CustodyEntry): string {
  return `${toHashedText(entry).slice(0, -1)},"hash":"${entry.hash}"}`;
}
