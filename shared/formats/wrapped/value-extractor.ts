import { Byte, ByteOrderMarkSkipper, concatBytes, isWhitespace } from '../json/bytes.ts';
import { parseKey } from '../json/json-cutter.ts';
import { SkippedLists } from '../json/skipped-lists.ts';
import { ValueSpan } from '../json/value-span.ts';

type State = 'value' | 'key' | 'keyText' | 'colon' | 'skipped' | 'after' | 'wanted' | 'done';

const NOTHING = new Uint8Array();
const decoder = new TextDecoder();

/**
 * Cuts one value out of a JSON document of any size as its bytes come, in constant memory. What lies around it is
 * passed over unread; where its place is not found, nothing comes out.
 */
export class ValueExtractor {
  /** How many lists lie around the value (skipped-lists.ts). */
  unreadLists = 0;
  private readonly path: readonly string[];
  private readonly span = new ValueSpan();
  private readonly byteOrderMark = new ByteOrderMarkSkipper();
  private state: State = 'value';
  /** How many keys of the path were found, and before the root one less. */
  private depth = -1;
  private keyParts: Uint8Array[] = [];
  /** Whether the value that follows lies on the path; the root does. */
  private isOnPath = true;
  private isFound = false;
  private readonly skipped = new SkippedLists();

  /** @param path keys of objects, from the document's root */
  constructor(path: readonly string[]) {
    this.path = path;
  }

  /** Reads a chunk. @returns the part of the wanted value in it; valid as long as the chunk */
  push(chunk: Uint8Array): Uint8Array {
    let part: Uint8Array = NOTHING;
    for (let at = this.byteOrderMark.skip(chunk); at < chunk.length && this.state !== 'done';) {
      if (this.state === 'wanted') {
        const end = this.span.findEnd(chunk, at, chunk.length);
        part = chunk.subarray(at, end < 0 ? chunk.length : end);
        at += part.length;
        this.state = end < 0 ? 'wanted' : this.leave();
      } else {
        at = this.step(chunk, at);
      }
    }
    return part;
  }

  private step(chunk: Uint8Array, at: number): number {
    switch (this.state) {
      case 'keyText':
        return this.readKey(chunk, at);
      case 'skipped':
        return this.passValue(chunk, at);
      default:
        return isWhitespace(chunk[at] as number) ? at + 1 : this.readToken(chunk[at] as number, at);
    }
  }

  private readToken(byte: number, at: number): number {
    if (this.state === 'value') {
      return this.beginValue(byte, at);
    }
    if (this.state === 'key' && byte === Byte.quote) {
      this.begin('keyText', byte);
      return at;
    }
    if (this.state === 'colon' && byte === Byte.colon) {
      this.state = 'value';
      return at + 1;
    }
    if ((this.state === 'after' || this.state === 'key') && byte === Byte.closeBrace) {
      this.state = this.leave();
      return at + 1;
    }
    if ((this.state === 'after' || this.state === 'key') && byte === Byte.comma) {
      this.state = 'key';
      return at + 1;
    }
    this.state = 'done';
    return at;
  }

  private beginValue(byte: number, at: number): number {
    if (!this.isOnPath) {
      this.begin('skipped', byte);
      this.skipped.begin();
      return at;
    }
    this.isOnPath = false;
    this.depth++;
    if (this.depth === this.path.length) {
      this.isFound = true;
      this.begin('wanted', byte);
      return at;
    }
    this.state = byte === Byte.openBrace ? 'key' : 'done';
    return at + 1;
  }

  private begin(state: State, first: number): void {
    this.span.begin(first);
    this.state = state;
  }

  /** The value of a key on the path has ended: the object around it goes on. */
  private leave(): State {
    this.depth--;
    return this.depth < 0 ? 'done' : 'after';
  }

  private readKey(chunk: Uint8Array, at: number): number {
    const end = this.span.findEnd(chunk, at, chunk.length);
    this.keyParts.push(chunk.slice(at, end < 0 ? chunk.length : end));
    if (end < 0) {
      return chunk.length;
    }
    this.isOnPath =
      !this.isFound && parseKey(decoder.decode(concatBytes(this.keyParts))) === this.path[this.depth];
    this.keyParts = [];
    this.state = 'colon';
    return end;
  }

  private passValue(chunk: Uint8Array, at: number): number {
    const end = this.span.findEnd(chunk, at, chunk.length);
    this.skipped.push(chunk.subarray(at, end < 0 ? chunk.length : end));
    if (end < 0) {
      return chunk.length;
    }
    this.unreadLists += this.skipped.count;
    this.state = 'after';
    return end;
  }
}
