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
   * @param from where the value starts in this chunk, or 0 when it began in an earlier one
   */
  findEnd(chunk: Uint8Array, from: number): number {
    if (this.kind === 'scalar') {
      return findScalarEnd(chunk, from);
    }
    return this.findBalancedEnd(chunk, from);
  }

  private findBalancedEnd(chunk: Uint8Array, from: number): number {
    const length = chunk.length;
    let { depth, inString } = this;
    for (let at = from; at < length; at++) {
      const byte = chunk[at];
      if (inString) {
        if (this.escaped) {
          this.escaped = false;
        } else if (byte === Byte.backslash) {
          this.escaped = true;
        } else if (byte === Byte.quote) {
          inString = false;
          if (depth === 0) {
            return at + 1;
          }
        }
      } else if (byte === Byte.quote) {
        inString = true;
      } else if (byte === Byte.openBrace || byte === Byte.openBracket) {
        depth++;
      } else if (byte === Byte.closeBrace || byte === Byte.closeBracket) {
        if (--depth === 0) {
          return at + 1;
        }
      }
    }
    this.depth = depth;
    this.inString = inString;
    return -1;
  }
}

function kindOf(first: number): SpanKind {
  if (first === Byte.openBrace || first === Byte.openBracket) {
    return 'container';
  }
  return first === Byte.quote ? 'string' : 'scalar';
}

function findScalarEnd(chunk: Uint8Array, from: number): number {
  for (let at = from; at < chunk.length; at++) {
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
