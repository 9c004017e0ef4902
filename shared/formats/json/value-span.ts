import { Byte, isWhitespace } from './bytes.ts';

type SpanKind = 'container' | 'string' | 'scalar';

/**
 * Finds where one JSON value ends, over as many chunks as it takes. It knows only brackets, strings and
 * escapes, so it runs at memory speed and never recurses: a million open brackets are a number here.
 */
export class ValueSpan {
  private kind: SpanKind = 'scalar';
  private depth = 0;
  private inString = false;
  private escaped = false;

  /** Prepares for the value that starts with `first`. */
  begin(first: number): void {
    this.kind = kindOf(first);
    this.depth = 0;
    this.inString = false;
    this.escaped = false;
  }

  /** A scalar has no end mark of its own: the end of the input may be its end. */
  get mayEndWithInput(): boolean {
    return this.kind === 'scalar';
  }

  /**
   * The offset just after the value's last byte, or -1 when it goes on behind this chunk.
   * @param from where the value starts in this chunk, or where to go on when it began in an earlier one
   * @param to where the chunk ends
   */
  findEnd(chunk: Uint8Array, from: number, to: number): number {
    if (this.kind === 'scalar') {
      return findScalarEnd(chunk, from, to);
    }
    return this.findBalancedEnd(chunk, from, to);
  }

  private findBalancedEnd(chunk: Uint8Array, from: number, to: number): number {
    let at = from;
    while (at < to) {
      at = this.inString ? this.passString(chunk, at, to) : this.passBrackets(chunk, at, to);
      if (this.depth === 0 && !this.inString && !this.escaped) {
        return at;
      }
    }
    return -1;
  }

  /** Moves behind the string's closing quote, or to the end of the chunk. */
  private passString(chunk: Uint8Array, from: number, to: number): number {
    let at = from;
    while (at < to) {
      const byte = chunk[at++];
      if (this.escaped) {
        this.escaped = false;
      } else if (byte === Byte.backslash) {
        this.escaped = true;
      } else if (byte === Byte.quote) {
        this.inString = false;
        return at;
      }
    }
    return at;
  }

  /** Moves behind the next opening quote or the last closing bracket, or to the end of the chunk. */
  private passBrackets(chunk: Uint8Array, from: number, to: number): number {
    let at = from;
    let depth = this.depth;
    while (at < to) {
      const byte = chunk[at++];
      if (byte === Byte.quote) {
        this.inString = true;
        break;
      }
      if (byte === Byte.openBrace || byte === Byte.openBracket) {
        depth++;
      } else if ((byte === Byte.closeBrace || byte === Byte.closeBracket) && --depth === 0) {
        break;
      }
    }
    this.depth = depth;
    return at;
  }
}

function kindOf(first: number): SpanKind {
  if (first === Byte.openBrace || first === Byte.openBracket) {
    return 'container';
  }
  return first === Byte.quote ? 'string' : 'scalar';
}

function findScalarEnd(chunk: Uint8Array, from: number, to: number): number {
  for (let at = from; at < to; at++) {
    const byte = chunk[at] as number;
    if (
      byte === Byte.comma ||
      byte === Byte.closeBrace ||
      byte === Byte.closeBracket ||
      byte === Byte.colon ||
      isWhitespace(byte)
    ) {
      return at;
    }
  }
  return -1;
}
