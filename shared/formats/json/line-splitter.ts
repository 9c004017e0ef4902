import type { Bytes } from '../../model/units.ts';
import { Byte, ByteOrderMarkSkipper, isWhitespace } from './bytes.ts';
import { TextSlab } from './text-slab.ts';

/** A line where it lies: from one offset to another, without its end mark. A line feed or a zero byte stands behind it. */
export interface Line {
  readonly bytes: Uint8Array;
  readonly from: number;
  readonly to: number;
}

export interface LineHandler {
  /**
   * One line; blank ones are not reported. Returns whether to go on with the next at once.
   * @param number from 1, blank lines counted
   * @param terminated false for a last line that the input ends in
   */
  line(line: Line, number: number, terminated: boolean): boolean;
  /** A line grew past the limit and was passed over. */
  oversized(number: number): void;
}

/** Splits bytes at line feeds, in memory bounded by the longest line. A line feed inside a JSON string is escaped, so no value is torn. */
export class LineSplitter {
  private readonly handler: LineHandler;
  private readonly limit: Bytes;
  private readonly text: TextSlab;
  private readonly byteOrderMark = new ByteOrderMarkSkipper();
  private number = 0;
  private chunk: Uint8Array = new Uint8Array();
  /** Where to go on in the chunk. */
  private at = 0;
  /** Where the line begins that is being read. */
  private from = 0;
  private isOversized = false;

  constructor(handler: LineHandler, limit: Bytes) {
    this.handler = handler;
    this.limit = limit;
    this.text = new TextSlab(limit);
  }

  /** Takes the next chunk, when the one before has been read. */
  begin(bytes: Uint8Array): void {
    this.chunk = bytes.subarray(this.byteOrderMark.skip(bytes));
    this.at = 0;
    this.from -= this.text.append(this.chunk, this.isOversized ? this.text.end : this.from);
  }

  /** Reads the lines of the chunk until the handler asks to stop. @returns whether all of it has been read */
  readOn(): boolean {
    const start = this.text.end - this.chunk.length;
    for (let mayGoOn = true; mayGoOn;) {
      const at = this.chunk.indexOf(Byte.lineFeed, this.at);
      if (at < 0) {
        this.noteLength(this.text.end);
        return true;
      }
      mayGoOn = this.finishLine(start + at, true);
      this.from = start + at + 1;
      this.at = at + 1;
    }
    return false;
  }

  /** Says that no more bytes come, and reports the last line. */
  end(): void {
    this.finishLine(this.text.end, false);
    this.text.close();
  }

  private finishLine(to: number, terminated: boolean): boolean {
    const { bytes } = this.text;
    const { from } = this;
    this.number++;
    this.noteLength(to);
    if (this.isOversized) {
      this.isOversized = false;
      this.handler.oversized(this.number);
      return true;
    }
    return isBlank(bytes, from, to) || this.handler.line({ bytes, from, to }, this.number, terminated);
  }

  private noteLength(to: number): void {
    this.isOversized ||= to - this.from > this.limit;
  }
}

function isBlank(bytes: Uint8Array, from: number, to: number): boolean {
  let at = from;
  while (at < to && isWhitespace(bytes[at] as number)) {
    at++;
  }
  return at === to;
}
