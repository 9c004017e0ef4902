import type { EpochMilliseconds, Milliseconds } from '../../model/units.ts';

/** A text that appeared within this time is not found again: lists that are redrawn repeat all of theirs. */
export const FORGET_AFTER: Milliseconds = 30_000;
/** Of longer texts, a number that stands for them is kept. */
const KEPT_CHARACTERS = 200;
const MAX_KNOWN = 200_000;

/** Knows when a text was on the page last. */
export class KnownTexts {
  private readonly known = new Map<string, EpochMilliseconds>();

  /** Notes a text. @returns when it was there last */
  note(text: string, atMs: EpochMilliseconds): EpochMilliseconds | undefined {
    const key = text.length <= KEPT_CHARACTERS ? text : `${text.slice(0, KEPT_CHARACTERS)}${hashOf(text)}`;
    const lastMs = this.known.get(key);
    if (this.known.size > MAX_KNOWN) {
      this.known.clear();
    }
    this.known.set(key, atMs);
    return lastMs;
  }
}

/** FNV-1a with two seeds: two texts of one beginning and length that share it are not met by chance. */
function hashOf(text: string): string {
  let [one, two] = [0x811c9dc5, 0x9747b28c];
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    one = Math.imul(one ^ unit, 0x01000193);
    two = Math.imul(two ^ unit, 0x5bd1e995);
  }
  return ` ${text.length} ${one} ${two}`;
}
