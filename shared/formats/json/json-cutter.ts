import { Byte, ByteOrderMarkSkipper, isWhitespace } from './bytes.ts';
import { SkippedLists } from './skipped-lists.ts';
import { TextSlab } from './text-slab.ts';
import { ValueSpan } from './value-span.ts';
import { KIBIBYTE, type Bytes } from '../../model/units.ts';

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
   * @param end where the text ends so far, with a control character behind it
   * @returns the offset behind the value, FIND_END to have its end found and `take` called, or IS_TORN when the value
   * goes on behind the text: then `takeTorn` is called when there is more
   */
  takeInPlace?(path: JsonPath, bytes: Uint8Array, at: number, end: number): number;
  /** Goes on with a torn value, which has moved to the front by so much. Returns what `takeInPlace` returns. */
  takeTorn?(path: JsonPath, bytes: Uint8Array, end: number, moved: number): number;
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
  private readonly onUnreadList: ((path: JsonPath) => void) | undefined;
  private readonly limit: Bytes;
  private readonly text: TextSlab;
  private readonly decoder = new TextDecoder();
  private readonly byteOrderMark = new ByteOrderMarkSkipper();
  private readonly span = new ValueSpan();
  private readonly levels: Level[] = [];
  private readonly path: (string | number)[] = [];
  private state: State = 'value';
  private taker: Taker | undefined;
  /** Where the key or value begins that is being read. */
  private from = 0;
  private isOversized = false;
  private readonly skipped = new SkippedLists();
  /** Whether lists are looked for in the value that is passed over. */
  private isSearched = false;
  private at = 0;
  private moved: Bytes = 0;
  private documents = 0;
  /** How much was pushed, and how much of it was taken. */
  private pushed: Bytes = 0;
  private taken: Bytes = 0;
  private malformedAt = -1;
  private trailingData = false;

  /**
   * @param limit the largest value that is taken
   * @param onUnreadList hears of every list that is passed over (skipped-lists.ts), with the place of what it lies in
   */
  constructor(choose: Choose, limit: Bytes, onUnreadList?: (path: JsonPath) => void) {
    this.choose = choose;
    this.onUnreadList = onUnreadList;
    this.limit = limit;
    this.text = new TextSlab(limit);
  }

  /** Reads a chunk. After a malformed byte the rest is ignored. */
  push(bytes: Uint8Array): void {
    this.begin(bytes);
    while (!this.readOn()) {}
  }

  /** Takes the next chunk, when the one before has been read. */
  begin(bytes: Uint8Array): void {
    const chunk = bytes.subarray(this.byteOrderMark.skip(bytes));
    this.pushed += bytes.length;
    if (this.malformedAt < 0 && chunk.length > 0) {
      this.moved = this.text.append(chunk, this.keepsText ? this.from : this.text.end);
      this.from -= this.moved;
      this.at -= this.moved;
    }
  }

  /** Reads some of the chunk: values that are taken are parsed, which takes its time. @returns whether all of it has been read */
  readOn(): boolean {
    const { bytes, end } = this.text;
    const stopAt = this.taken + MAX_TAKEN_AT_ONCE;
    let { at } = this;
    while (at < end && this.malformedAt < 0 && this.taken < stopAt) {
      at = this.step(bytes, at);
    }
    this.at = at;
    return at >= end || this.malformedAt >= 0;
  }

  /** Says that no more bytes come. */
  end(): CutEnd {
    const end = this.conclude();
    this.text.close();
    return end;
  }

  private conclude(): CutEnd {
    if (this.malformedAt >= 0) {
      return { kind: 'malformed', offset: this.malformedAt };
    }
    if (this.state === 'span' && this.span.mayEndWithInput && this.levels.length === 0) {
      this.finishSpan(this.text.end);
    }
    return this.state === 'done'
      ? { kind: 'complete', trailingData: this.trailingData, documents: this.documents }
      : { kind: 'truncated' };
  }

  /** Whether what was read of a key or value is needed again when there is more of it. */
  private get keepsText(): boolean {
    const isTaken = this.state === 'torn' || (this.state === 'span' && this.taker !== undefined);
    return (isTaken || this.state === 'keyText') && !this.isOversized;
  }

  /** Handles one token, or one span of one, and returns the offset behind it. */
  private step(bytes: Uint8Array, at: number): number {
    if (this.state === 'span') {
      return this.continueSpan(at);
    }
    if (this.state === 'keyText') {
      return this.continueKey(at);
    }
    if (this.state === 'torn') {
      return this.continueTorn();
    }
    const byte = bytes[at] as number;
    if (isWhitespace(byte)) {
      return at + 1;
    }
    switch (this.state) {
      case 'value':
        return this.beginValue(at, byte);
      case 'key':
        return this.beginKey(at, byte);
      case 'colon':
        this.state = 'value';
        return byte === Byte.colon ? at + 1 : this.fail(at);
      case 'after':
        return this.afterValue(at, byte);
      case 'done':
        return this.afterDocument(at, byte);
    }
  }

  private beginValue(at: number, byte: number): number {
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
    this.isSearched = choice === 'skip' && this.onUnreadList !== undefined && MAY_HOLD_LISTS.includes(byte);
    if (this.isSearched) {
      this.skipped.begin();
    }
    return this.passValue(choice, at);
  }

  private passValue(choice: CutChoice, at: number): number {
    this.taker = typeof choice === 'object' ? choice : undefined;
    this.from = at;
    const { bytes, end } = this.text;
    return this.passTaken(this.taker?.takeInPlace?.(this.path, bytes, at, end) ?? FIND_END);
  }

  private continueTorn(): number {
    const { bytes, end } = this.text;
    const isTooLong = end - this.from > this.limit;
    return this.passTaken(
      isTooLong ? FIND_END : (this.taker?.takeTorn?.(this.path, bytes, end, this.moved) ?? FIND_END),
    );
  }

  /** @param taken what the taker returned */
  private passTaken(taken: number): number {
    if (taken >= 0) {
      this.endValue();
      return taken;
    }
    if (taken === IS_TORN) {
      this.state = 'torn';
      return this.text.end;
    }
    this.beginSpan();
    return this.continueSpan(this.from);
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
  private afterDocument(at: number, byte: number): number {
    if (byte === Byte.openBrace || byte === Byte.openBracket) {
      return this.beginValue(at, byte);
    }
    if (byte === Byte.comma) {
      return at + 1;
    }
    this.trailingData = true;
    return this.text.end;
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
    this.from = at;
    this.beginSpan();
    this.state = 'keyText';
    return at;
  }

  private continueKey(at: number): number {
    const end = this.findEnd(at, MAX_KEY_BYTES);
    if (end < 0) {
      return this.text.end;
    }
    this.path[this.path.length - 1] = this.isOversized
      ? ''
      : parseKey(this.decoder.decode(this.text.bytes.subarray(this.from, end)));
    this.isOversized = false;
    this.state = 'colon';
    return end;
  }

  private beginSpan(): void {
    this.span.begin(this.text.bytes[this.from] as number);
    this.state = 'span';
  }

  private continueSpan(at: number): number {
    const end = this.findEnd(at, this.limit);
    if (this.isSearched) {
      this.skipped.push(this.text.bytes.subarray(at, end < 0 ? this.text.end : end));
    }
    if (end < 0) {
      return this.text.end;
    }
    this.finishSpan(end);
    return end;
  }

  /** Where the key or value ends, or -1. One that is longer than may be is not kept. */
  private findEnd(at: number, limit: Bytes): number {
    const end = this.span.findEnd(this.text.bytes, at, this.text.end);
    this.isOversized ||= (end < 0 ? this.text.end : end) - this.from > limit;
    return end;
  }

  private finishSpan(end: number): void {
    const { taker, isOversized } = this;
    this.isOversized = false;
    this.endValue();
    for (let lists = this.isSearched ? this.skipped.count : 0; lists > 0; lists--) {
      this.onUnreadList?.(this.path);
    }
    this.isSearched = false;
    if (isOversized) {
      taker?.oversized(this.path);
    } else {
      this.taken += taker ? end - this.from : 0;
      taker?.take(this.path, this.text.bytes.subarray(this.from, end));
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
    this.malformedAt = this.pushed - (this.text.end - at);
    return at + 1;
  }
}

/** Unpacking, parsing and writing that much takes some ten milliseconds. */
export const MAX_TAKEN_AT_ONCE: Bytes = 64 * KIBIBYTE;

const MAY_HOLD_LISTS: readonly number[] = [Byte.openBrace, Byte.openBracket, Byte.quote];

/** Bytes that no value begins with. */
const BETWEEN_VALUES: readonly number[] = [Byte.comma, Byte.colon, Byte.closeBrace, Byte.closeBracket];

/** Keys of the levels that formats descend into are short; a longer one matches no format. */
const MAX_KEY_BYTES: Bytes = 4096;

/** A key as it is meant. @param text with its quotes */
export function parseKey(text: string): string {
  try {
    return String(JSON.parse(text));
  } catch {
    return text.slice(1, -1);
  }
}
