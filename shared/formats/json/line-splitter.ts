import type { Bytes } from '../../model/units.ts';
import { asPlainBytes, Byte, ByteOrderMarkSkipper, isWhitespace } from './bytes.ts';
import { SpanCollector } from './span-collector.ts';

export interface LineHandler {
  /**
   * One line without its end mark; blank ones are not reported.
   * @param bytes valid only during the call
   * @param number from 1, blank lines counted
   * @param terminated false for a last line that the input ends in
   */
  line(bytes: Uint8Array, number: number, terminated: boolean): void;
  /** A line grew past the limit and was passed over. */
  oversized(number: number): void;
}

/** Splits bytes at line feeds, in memory bounded by the longest line. A line feed inside a JSON string is escaped, so no value is torn. */
export class LineSplitter {
  private readonly handler: LineHandler;
  private readonly collector: SpanCollector;
  private readonly byteOrderMark = new ByteOrderMarkSkipper();
  private number = 0;

  constructor(handler: LineHandler, limit: Bytes) {
    this.handler = handler;
    this.collector = new SpanCollector(limit);
  }

  push(bytes: Uint8Array): void {
    const chunk = asPlainBytes(bytes);
    let from = this.byteOrderMark.skip(chunk);
    for (let end = chunk.indexOf(Byte.lineFeed, from); end >= 0; end = chunk.indexOf(Byte.lineFeed, from)) {
      this.finishLine(chunk.subarray(from, end), true);
      from = end + 1;
    }
    if (from < chunk.length) {
      this.collector.addCopy(chunk.subarray(from));
    }
  }

  /** Says that no more bytes come, and reports the last line. */
  end(): void {
    this.finishLine(new Uint8Array(), false);
  }

  private finishLine(last: Uint8Array, terminated: boolean): void {
    this.number++;
    const bytes = this.collector.finish(last);
    if (!bytes) {
      this.handler.oversized(this.number);
    } else if (!isBlank(bytes)) {
      this.handler.line(bytes, this.number, terminated);
    }
  }
}

function isBlank(bytes: Uint8Array): boolean {
  return bytes.every(isWhitespace);
}
