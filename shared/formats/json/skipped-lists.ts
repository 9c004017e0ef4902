import { Byte, isWhitespace } from './bytes.ts';
import { TextUnescaper } from './text-unescaper.ts';
import { ValueSpan } from './value-span.ts';

/** No recorder was seen to write what it knows of a page deeper than that beside the events. */
export const MAX_LEVELS_BESIDE = 5;

type State = 'between' | 'inList' | 'inText' | 'passed' | 'done';

/**
 * Counts the lists in a value that is passed over, as its bytes come: the value itself where it is a list with
 * something in it, and lists of objects or lists that lie in it within five levels, also in JSON that is written as text.
 * What lies in a list is not looked at. It never fails: what is no JSON has no lists.
 */
export class SkippedLists {
  /** How many were found since `begin`. */
  count = 0;
  private readonly levels: number;
  private readonly span = new ValueSpan();
  private state: State = 'between';
  private depth = 0;
  /** Whether what comes is a value, and no key. */
  private isValue = true;
  private inner: { readonly unescaper: TextUnescaper; readonly lists: SkippedLists } | undefined;

  /** @param levels fewer where this is a text in what is passed over */
  constructor(levels = MAX_LEVELS_BESIDE) {
    this.levels = levels;
  }

  /** Prepares for another value. */
  begin(): void {
    this.count = 0;
    this.state = 'between';
    this.depth = 0;
    this.isValue = true;
    this.inner = undefined;
  }

  /** Reads the next bytes of the value. */
  push(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length && this.state !== 'done';) {
      at = this.state === 'passed' ? this.pass(bytes, at) : this.step(bytes, at);
    }
  }

  private step(bytes: Uint8Array, at: number): number {
    const byte = bytes[at] as number;
    switch (this.state) {
      case 'inList':
        return isWhitespace(byte) ? at + 1 : this.beginItems(byte, at);
      case 'inText':
        return this.beginText(byte, at);
      default:
        return this.readToken(bytes, at);
    }
  }

  private readToken(bytes: Uint8Array, at: number): number {
    const byte = bytes[at] as number;
    switch (byte) {
      case Byte.quote:
        return this.open(bytes, at, this.isValue && this.levels > 0 ? 'inText' : 'passed');
      case Byte.openBracket:
        return this.open(bytes, at, 'inList');
      case Byte.openBrace:
        if (this.depth === this.levels) {
          return this.open(bytes, at, 'passed');
        }
        this.depth++;
        this.isValue = false;
        return at + 1;
      case Byte.closeBrace:
        this.depth--;
        this.endValue();
        return at + 1;
      case Byte.colon:
      case Byte.comma:
        this.isValue = byte === Byte.colon;
        return at + 1;
      default:
        return at + 1;
    }
  }

  /** Begins what is passed over as a whole, with its bracket or quote. */
  private open(bytes: Uint8Array, at: number, state: State): number {
    this.span.begin(bytes[at] as number);
    this.span.findEnd(bytes, at, at + 1);
    this.state = state;
    return at + 1;
  }

  /** @param byte the first of the first item, or the bracket that ends the list */
  private beginItems(byte: number, at: number): number {
    const isOfObjects = byte === Byte.openBrace || byte === Byte.openBracket;
    const isBeside = this.depth === 0 && this.levels === MAX_LEVELS_BESIDE && byte !== Byte.closeBracket;
    this.count += isOfObjects || isBeside ? 1 : 0;
    this.state = 'passed';
    return at;
  }

  private beginText(byte: number, at: number): number {
    if (byte === Byte.openBrace || byte === Byte.openBracket) {
      this.inner = { unescaper: new TextUnescaper(), lists: new SkippedLists(this.levels - 1) };
      this.inner.unescaper.push(OPENING_QUOTE);
    }
    this.state = 'passed';
    return at;
  }

  private pass(bytes: Uint8Array, at: number): number {
    const found = this.span.findEnd(bytes, at, bytes.length);
    const end = found < 0 ? bytes.length : found;
    this.inner?.lists.push(this.inner.unescaper.push(bytes.subarray(at, end)));
    if (found >= 0) {
      this.count += this.inner?.lists.count ?? 0;
      this.inner = undefined;
      this.endValue();
    }
    return end;
  }

  private endValue(): void {
    this.state = this.depth > 0 ? 'between' : 'done';
  }
}

const OPENING_QUOTE = Uint8Array.of(Byte.quote);
