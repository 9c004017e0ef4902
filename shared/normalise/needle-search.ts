/**
 * Searches bytes for any of several ASCII texts at once: the last two bytes of a place where one could begin tell how
 * far away the next such place is, so that most bytes are never read (S. Wu and U. Manber, A fast algorithm for
 * multi-pattern searching, 1994). Ignores case by one bit, which folds some other characters too: it may find too
 * much, never too little.
 */
export class NeedleSearch {
  private readonly needles: readonly Uint8Array[];
  private readonly length: number;
  /** By two bytes: how far away the next possible place is; 0 where a text may begin here. */
  private readonly shifts: Uint8Array;

  /** @param texts at least two characters each, and no more than 255 */
  constructor(texts: readonly string[]) {
    this.needles = texts.map((text) => new TextEncoder().encode(text).map(fold));
    this.length = Math.min(...this.needles.map(({ length }) => length));
    this.shifts = new Uint8Array(1 << 16).fill(this.length - 1);
    this.needles.forEach((needle) => this.addShifts(needle));
  }

  isIn(bytes: Uint8Array, from: number, to: number): boolean {
    const { shifts, length } = this;
    for (let at = from + length - 1; at < to;) {
      const shift = shifts[blockAt(bytes, at)] as number;
      if (shift === 0 && this.beginsAt(bytes, at + 1 - length, to)) {
        return true;
      }
      at += shift || 1;
    }
    return false;
  }

  private addShifts(needle: Uint8Array): void {
    for (let at = 1; at < this.length; at++) {
      const block = blockAt(needle, at);
      this.shifts[block] = Math.min(this.shifts[block] as number, this.length - 1 - at);
    }
  }

  private beginsAt(bytes: Uint8Array, from: number, to: number): boolean {
    return this.needles.some(
      (needle) =>
        from + needle.length <= to && needle.every((byte, at) => fold(bytes[from + at] as number) === byte),
    );
  }
}

/** The bit that tells small letters from capitals. */
const CASE = 0x20;

function fold(byte: number): number {
  return byte | CASE;
}

function blockAt(bytes: Uint8Array, at: number): number {
  return ((bytes[at - 1] as number) << 8) | (bytes[at] as number) | (CASE << 8) | CASE;
}
