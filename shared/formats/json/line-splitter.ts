import type { Bytes } from '../../model/units.ts';
import { Byte, ByteOrderMarkSkipper, isWhitespace } from './bytes.ts';
import { TextSlab } from './text-slab.ts';

/** A line where it lies: from one offset to another, without its end mark. A line feed or a zero byte stands behind it. */
export interface Line {
  /** Memory that is never written again. */
  readonly bytes: Uint8Array;
  readonly from: number;
  readonly to: number;
}

export interface LineHandler {
  /**
   * One line; blank ones are not reported.
   * @param number from 1, blank lines counted
   * @param terminated false for a last line that the input ends in
   */
  line(line: Line, number: number, terminated: boolean): void;
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
  /** Where the line begins that is being read. */
  private from = 0;
  private isOversized = false;

  constructor(handler: LineHandler, limit: Bytes) {
    this.handler = handler;
    this.limit = limit;
    this.text = new TextSlab(limit);
  }

  push(bytes: Uint8Array): void {
    const chunk = bytes.subarray(this.byteOrderMark.skip(bytes));
    this.from -= this.text.append(chunk, this.isOversized ? this.text.end : this.from);
    const start = this.text.end - chunk.length;
    for (let at = chunk.indexOf(Byte.lineFeed); at >= 0; at = chunk.indexOf(Byte.lineFeed, at + 1)) {
      this.finishLine(start + at, true);
      this.from = start + at + 1;
    }
    this.noteLength(this.text.end);
  }

  /** Says that no more bytes come, and reports the last line. */
  end(): void {
    this.finishLine(this.text.end, false);
  }

  private finishLine(to: number, terminated: boolean): void {
    const { bytes } = this.text;
    const { from } = this;
    this.number++;
    this.noteLength(to);
    if (this.isOversized) {
      this.isOversized = false;
      this.handler.oversized(this.number);
      return;
    }
    if (!isBlank(bytes, from, to)) {
      this.handler.line({ bytes, from, to }, this.number, terminated);
    }
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
