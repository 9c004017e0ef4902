import { asPlainBytes, Byte, ByteOrderMarkSkipper, isWhitespace } from './bytes.ts';
import { SpanCollector } from './span-collector.ts';
import { ValueSpan } from './value-span.ts';
import type { Bytes } from '../../model/units.ts';

/** Where a value lies: keys for objects, indexes from 0 for arrays. Valid only during the call. */
export type JsonPath = readonly (string | number)[];

/** Gets the values at one place of a document. */
export interface Taker {
  /** The bytes of a value. Valid only during the call. */
  take(path: JsonPath, bytes: Uint8Array): void;
  /** A value grew past the limit and was passed over. */
  oversized(path: JsonPath): void;
  /**
   * Tries to take a value where it lies, without looking for its end first.
   * @returns the offset behind it, FIND_END to have its end found and `take` called, or IS_TORN when the value
   * goes on behind this chunk: then `takeTorn` gets it with more bytes
   */
  takeInPlace?(path: JsonPath, chunk: Uint8Array, at: number): number;
  /** Goes on with a torn value; `bytes` begin with it, and hold more of it each time. Returns what `takeInPlace` returns. */
  takeTorn?(path: JsonPath, bytes: Uint8Array): number;
}

/** What a taker returns instead of an offset. */
export const FIND_END = -1;
export const IS_TORN = -2;

/** What to do with a value: go into it, pass over it, or hand it over. */
export type CutChoice = 'descend' | 'skip' | Taker;

/** Asked for every value of an object, and once for all items of an array. Only `{` and `[` can be descended into. */
export type Choose = (path: JsonPath) => CutChoice;

/** How the document ended. `malformed` carries the offset of the first byte that cannot be JSON. */
export type CutEnd =
  | { readonly kind: 'complete'; readonly trailingData: boolean; readonly documents: number }
  | { readonly kind: 'truncated' }
  | { readonly kind: 'malformed'; readonly offset: Bytes };

type State = 'value' | 'key' | 'keyText' | 'colon' | 'after' | 'span' | 'torn' | 'done';

interface Level {
  readonly isArray: boolean;
  /** What was chosen for an array's items. */
  itemChoice: CutChoice | undefined;
}

/**
 * Cuts values out of JSON of any size, chunk by chunk, in memory bounded by the largest taken value. Only the
 * levels that are descended into are tracked; everything below is passed over at memory speed. Trailing commas
 * are tolerated; `undefined` and other bare words are scalars. Documents may follow one another, as they do
 * where exports were concatenated.
 */
export class JsonCutter {
  private readonly choose: Choose;
  private readonly collector: SpanCollector;
  private readonly keyCollector = new SpanCollector(MAX_KEY_BYTES);
  private readonly decoder = new TextDecoder();
  private readonly byteOrderMark = new ByteOrderMarkSkipper();
  private readonly span = new ValueSpan();
  private readonly levels: Level[] = [];
  private readonly path: (string | number)[] = [];
  private state: State = 'value';
  private taker: Taker | undefined;
  private documents = 0;
  private offset: Bytes = 0;
  private malformedAt = -1;
  private trailingData = false;

  constructor(choose: Choose, limit: Bytes) {
    this.choose = choose;
    this.collector = new SpanCollector(limit);
  }

  /** Reads on. After a malformed byte the rest is ignored. */
  push(bytes: Uint8Array): void {
    const chunk = asPlainBytes(bytes);
    let at = this.byteOrderMark.skip(chunk);
    while (at < chunk.length && this.malformedAt < 0) {
      at = this.step(chunk, at);
    }
    this.offset += chunk.length;
  }

  /** Says that no more bytes come. */
  end(): CutEnd {
    if (this.malformedAt >= 0) {
      return { kind: 'malformed', offset: this.malformedAt };
    }
    if (this.state === 'span' && this.span.mayEndWithInput && this.levels.length === 0) {
      this.finishSpan(new Uint8Array());
    }
    return this.state === 'done'
      ? { kind: 'complete', trailingData: this.trailingData, documents: this.documents }
      : { kind: 'truncated' };
  }

  /** Handles one token, or one stretch of one, and returns the offset behind it. */
  private step(chunk: Uint8Array, at: number): number {
    if (this.state === 'span') {
      return this.continueSpan(chunk, at);
    }
    if (this.state === 'keyText') {
      return this.continueKey(chunk, at);
    }
    if (this.state === 'torn') {
      return this.continueTorn(chunk, at);
    }
    const byte = chunk[at] as number;
    if (isWhitespace(byte)) {
      return at + 1;
    }
    switch (this.state) {
      case 'value':
        return this.beginValue(chunk, at, byte);
      case 'key':
        return this.beginKey(at, byte);
      case 'colon':
        this.state = 'value';
        return byte === Byte.colon ? at + 1 : this.fail(at);
      case 'after':
        return this.afterValue(at, byte);
      case 'done':
        return this.afterDocument(chunk, at, byte);
    }
  }

  private beginValue(chunk: Uint8Array, at: number, byte: number): number {
    if (byte === Byte.closeBracket && this.levels.at(-1)?.isArray) {
      return this.closeLevel(at);
    }
    if (BETWEEN_VALUES.includes(byte)) {
      return this.fail(at);
    }
    const choice = this.chooseNext();
    if (choice === 'descend' && (byte === Byte.openBrace || byte === Byte.openBracket)) {
      return this.openLevel(at, byte === Byte.openBracket);
    }
    this.taker = typeof choice === 'object' ? choice : undefined;
    return this.takeValue(chunk, at, byte);
  }

  private takeValue(chunk: Uint8Array, at: number, first: number): number {
    const end = this.taker?.takeInPlace?.(this.path, chunk, at) ?? FIND_END;
    if (end >= 0) {
      this.endValue();
      return end;
    }
    if (end === IS_TORN) {
      this.collector.addCopy(chunk.subarray(at));
      this.state = 'torn';
      return chunk.length;
    }
    this.span.begin(first);
    this.state = 'span';
    return this.continueSpan(chunk, at);
  }

  /** Only as much is copied as the value may need: most of them end soon. */
  private continueTorn(chunk: Uint8Array, at: number): number {
    const before = this.collector.bytes.length;
    const more = chunk.subarray(at, at + Math.max(TORN_STEP, before));
    if (this.collector.fits(more.length)) {
      this.collector.addCopy(more);
      const end = this.taker?.takeTorn?.(this.path, this.collector.bytes) ?? FIND_END;
      if (end === IS_TORN) {
        return at + more.length;
      }
      if (end >= 0) {
        this.collector.reset();
        this.endValue();
        return at + end - before;
      }
      this.collector.takeBack(before);
    }
    const begun = this.collector.bytes;
    this.span.begin(begun[0] as number);
    this.span.findEnd(begun, 0);
    this.state = 'span';
    return this.continueSpan(chunk, at);
  }

  private chooseNext(): CutChoice {
    const level = this.levels.at(-1);
    if (!level?.isArray) {
      return this.choose(this.path);
    }
    level.itemChoice ??= this.choose(this.path);
    return level.itemChoice;
  }

  /** Another document may follow; anything else is counted and passed over. */
  private afterDocument(chunk: Uint8Array, at: number, byte: number): number {
    if (byte === Byte.openBrace || byte === Byte.openBracket) {
      return this.beginValue(chunk, at, byte);
    }
    if (byte === Byte.comma) {
      return at + 1;
    }
    this.trailingData = true;
    return chunk.length;
  }

  private openLevel(at: number, isArray: boolean): number {
    this.levels.push({ isArray, itemChoice: undefined });
    this.path.push(isArray ? 0 : '');
    this.state = isArray ? 'value' : 'key';
    return at + 1;
  }

  private closeLevel(at: number): number {
    this.levels.pop();
    this.path.pop();
    this.endValue();
    return at + 1;
  }

  private endValue(): void {
    if (this.levels.length > 0) {
      this.state = 'after';
    } else {
      this.state = 'done';
      this.documents++;
    }
  }

  private beginKey(at: number, byte: number): number {
    if (byte === Byte.closeBrace) {
      return this.closeLevel(at);
    }
    if (byte !== Byte.quote) {
      return this.fail(at);
    }
    this.span.begin(byte);
    this.state = 'keyText';
    return at;
  }

  private continueKey(chunk: Uint8Array, at: number): number {
    const end = this.span.findEnd(chunk, at);
    if (end < 0) {
      this.keyCollector.addCopy(chunk.subarray(at));
      return chunk.length;
    }
    const bytes = this.keyCollector.finish(chunk.subarray(at, end));
    this.path[this.path.length - 1] = bytes ? parseKey(this.decoder.decode(bytes)) : '';
    this.state = 'colon';
    return end;
  }

  private continueSpan(chunk: Uint8Array, at: number): number {
    const end = this.span.findEnd(chunk, at);
    if (end < 0) {
      if (this.taker) {
        this.collector.addCopy(chunk.subarray(at));
      }
      return chunk.length;
    }
    this.finishSpan(chunk.subarray(at, end));
    return end;
  }

  private finishSpan(last: Uint8Array): void {
    this.endValue();
    if (!this.taker) {
      return;
    }
    const bytes = this.collector.finish(last);
    if (bytes) {
      this.taker.take(this.path, bytes);
    } else {
      this.taker.oversized(this.path);
    }
  }

  private afterValue(at: number, byte: number): number {
    const isArray = this.levels.at(-1)?.isArray ?? false;
    if (byte === (isArray ? Byte.closeBracket : Byte.closeBrace)) {
      return this.closeLevel(at);
    }
    if (byte !== Byte.comma) {
      return this.fail(at);
    }
    if (isArray) {
      (this.path[this.path.length - 1] as number)++;
    }
    this.state = isArray ? 'value' : 'key';
    return at + 1;
  }

  private fail(at: number): number {
    this.malformedAt = this.offset + at;
    return at + 1;
  }
}

/** Bytes that no value begins with. */
const BETWEEN_VALUES: readonly number[] = [Byte.comma, Byte.colon, Byte.closeBrace, Byte.closeBracket];

/** How much of the next chunk a torn value gets at least. */
const TORN_STEP: Bytes = 4096;

/** Keys of the levels that formats descend into are short; a longer one is nobody's. */
const MAX_KEY_BYTES: Bytes = 4096;

function parseKey(text: string): string {
  try {
    return String(JSON.parse(text));
  } catch {
    return text.slice(1, -1);
  }
}
