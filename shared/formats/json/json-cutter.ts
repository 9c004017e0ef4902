import { Byte, ByteOrderMarkSkipper, isWhitespace } from './bytes.ts';
import { SpanCollector } from './span-collector.ts';
import { ValueSpan } from './value-span.ts';
import type { Bytes } from '../../model/units.ts';

/** Where a value lies: keys for objects, indexes from 0 for arrays. Valid only during the call. */
export type JsonPath = readonly (string | number)[];

/** What to do with a value: go into it, hand over its bytes, or pass over it. */
export type CutChoice = 'descend' | 'take' | 'skip';

export interface JsonCutterHandler {
  /** Asked once for every value met; `first` is its first byte. Only `{` and `[` can be descended into. */
  choose(path: JsonPath, first: number): CutChoice;
  /** The bytes of a taken value. Valid only during the call. */
  take(path: JsonPath, bytes: Uint8Array): void;
  /** A taken value grew past the limit and was passed over. */
  oversized(path: JsonPath): void;
}

/** How the document ended. `malformed` carries the offset of the first byte that cannot be JSON. */
export type CutEnd =
  | { readonly kind: 'complete'; readonly trailingData: boolean }
  | { readonly kind: 'truncated' }
  | { readonly kind: 'malformed'; readonly offset: Bytes };

type State = 'value' | 'key' | 'keyText' | 'colon' | 'after' | 'span' | 'done';

interface Level {
  readonly isArray: boolean;
}

/**
 * Cuts values out of one JSON document of any size, chunk by chunk, in memory bounded by the largest taken
 * value. Only the levels that the handler descends into are tracked; everything below is passed over at
 * memory speed. Trailing commas are tolerated; `undefined` and other bare words are scalars.
 */
export class JsonCutter {
  private readonly handler: JsonCutterHandler;
  private readonly collector: SpanCollector;
  private readonly keyCollector = new SpanCollector(MAX_KEY_BYTES);
  private readonly decoder = new TextDecoder();
  private readonly byteOrderMark = new ByteOrderMarkSkipper();
  private readonly span = new ValueSpan();
  private readonly levels: Level[] = [];
  private readonly path: (string | number)[] = [];
  private state: State = 'value';
  private taking = false;
  private offset: Bytes = 0;
  private malformedAt = -1;
  private trailingData = false;

  constructor(handler: JsonCutterHandler, limit: Bytes) {
    this.handler = handler;
    this.collector = new SpanCollector(limit);
  }

  /** Reads on. After a malformed byte the rest is ignored. */
  push(chunk: Uint8Array): void {
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
      ? { kind: 'complete', trailingData: this.trailingData }
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
        this.trailingData = true;
        return chunk.length;
    }
  }

  private beginValue(chunk: Uint8Array, at: number, byte: number): number {
    if (byte === Byte.closeBracket && this.levels.at(-1)?.isArray) {
      return this.closeLevel(at);
    }
    if (
      byte === Byte.comma ||
      byte === Byte.closeBrace ||
      byte === Byte.closeBracket ||
      byte === Byte.colon
    ) {
      return this.fail(at);
    }
    const choice = this.handler.choose(this.path, byte);
    if (choice === 'descend' && (byte === Byte.openBrace || byte === Byte.openBracket)) {
      return this.openLevel(at, byte === Byte.openBracket);
    }
    this.taking = choice === 'take';
    this.span.begin(byte);
    this.state = 'span';
    return this.continueSpan(chunk, at);
  }

  private openLevel(at: number, isArray: boolean): number {
    this.levels.push({ isArray });
    this.path.push(isArray ? 0 : '');
    this.state = isArray ? 'value' : 'key';
    return at + 1;
  }

  private closeLevel(at: number): number {
    this.levels.pop();
    this.path.pop();
    this.state = this.levels.length === 0 ? 'done' : 'after';
    return at + 1;
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
      if (this.taking) {
        this.collector.addCopy(chunk.subarray(at));
      }
      return chunk.length;
    }
    this.finishSpan(chunk.subarray(at, end));
    return end;
  }

  private finishSpan(last: Uint8Array): void {
    this.state = this.levels.length === 0 ? 'done' : 'after';
    if (!this.taking) {
      return;
    }
    const bytes = this.collector.finish(last);
    if (bytes) {
      this.handler.take(this.path, bytes);
    } else {
      this.handler.oversized(this.path);
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

/** Keys of the levels that formats descend into are short; a longer one is nobody's. */
const MAX_KEY_BYTES: Bytes = 4096;

function parseKey(text: string): string {
  try {
    return String(JSON.parse(text));
  } catch {
    return text.slice(1, -1);
  }
}
