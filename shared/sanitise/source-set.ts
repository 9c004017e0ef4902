/** One of the pictures that a `srcset` names. */
export interface SourceCandidate {
  readonly url: string;
  /** With a space before it, as ` 2x`; `''` where none is said. */
  readonly size: string;
}

/** More than any picture has sizes. */
const MAX_CANDIDATES = 100;
const URL_AT = /[\s,]*(\S+)/y;
const SIZE_AT = /\s*([^,()]*(?:\([^()]*\)[^,()]*)*)(?:,|$)/y;

/** Reads a `srcset` (https://html.spec.whatwg.org/#parsing-a-srcset-attribute). */
export function readSet(value: string): SourceCandidate[] {
  const candidates: SourceCandidate[] = [];
  for (let at = 0; at < value.length && candidates.length < MAX_CANDIDATES;) {
    URL_AT.lastIndex = at;
    const found = URL_AT.exec(value)?.[1];
    if (found === undefined) {
      break;
    }
    at = URL_AT.lastIndex;
    const url = found.replace(/,+$/, '');
    // A comma at the end of an address ends the candidate.
    SIZE_AT.lastIndex = at;
    const size = url === found ? SIZE_AT.exec(value)?.[1]?.trim() : '';
    at = url === found ? Math.max(at, SIZE_AT.lastIndex) : at;
    candidates.push({ url, size: size ? ` ${size.replace(/[^\w.+-]/g, '')}` : '' });
  }
  return candidates;
}
