/**
 * What can be said of a JSON text from its beginning alone: strings, numbers and small containers as they
 * are; whatever the text breaks off in is marked as cut.
 */
export type DocumentShape =
  | { readonly kind: 'object'; readonly entries: ReadonlyMap<string, DocumentShape>; readonly cut: boolean }
  | { readonly kind: 'array'; readonly items: readonly DocumentShape[]; readonly cut: boolean }
  | { readonly kind: 'string'; readonly text: string; readonly cut: boolean }
  | { readonly kind: 'number' }
  | { readonly kind: 'word'; readonly text: string }
  | { readonly kind: 'nothing' };

const NOTHING: DocumentShape = { kind: 'nothing' };
/** Deeper levels and longer lists say nothing about the dialect: they are passed over, and marked as cut. */
const MAX_DEPTH = 12;
const MAX_ITEMS = 32;
/** The same for an object's keys; of all together, more would fill the memory. */
const MAX_KEYS_OF_ONE = 1000;
const MAX_KEYS = 100_000;

/** Reads the beginning of a JSON text as far as it goes. Never throws; text that is not JSON gives `nothing`. */
export function readShape(text: string): DocumentShape {
  return new ShapeReader(text).value(0);
}

class ShapeReader {
  private readonly text: string;
  private at = 0;
  private keys = 0;

  constructor(text: string) {
    this.text = text;
  }

  value(depth: number): DocumentShape {
    this.skipSpace();
    const first = this.text[this.at];
    if (first === '"') {
      return this.string();
    }
    if (first === '{') {
      this.at++;
      return this.object(depth);
    }
    if (first === '[') {
      this.at++;
      return this.array(depth);
    }
    return first === undefined ? NOTHING : this.word();
  }

  private object(depth: number): DocumentShape {
    const entries = new Map<string, DocumentShape>();
    while (
      depth < MAX_DEPTH &&
      entries.size < MAX_KEYS_OF_ONE &&
      this.keys < MAX_KEYS &&
      this.startsItem('}')
    ) {
      this.keys++;
      const key = this.text[this.at] === '"' ? this.string() : NOTHING;
      this.skipSpace();
      if (key.kind !== 'string' || key.cut || this.text[this.at] !== ':') {
        return this.breakOff({ kind: 'object', entries, cut: true });
      }
      this.at++;
      entries.set(key.text, this.value(depth + 1));
    }
    return { kind: 'object', entries, cut: !this.ends('}') };
  }

  private array(depth: number): DocumentShape {
    const items: DocumentShape[] = [];
    while (depth < MAX_DEPTH && items.length < MAX_ITEMS && this.startsItem(']')) {
      const item = this.value(depth + 1);
      if (item.kind === 'nothing') {
        return this.breakOff({ kind: 'array', items, cut: true });
      }
      items.push(item);
    }
    return { kind: 'array', items, cut: !this.ends(']') };
  }

  /** Moves to the next item; false before the closing bracket and at the end of the text. */
  private startsItem(close: '}' | ']'): boolean {
    this.skipSpace();
    while (this.text[this.at] === ',') {
      this.at++;
      this.skipSpace();
    }
    return this.at < this.text.length && this.text[this.at] !== close;
  }

  /** Moves behind the closing bracket. False when items were left unread before it, or when it is not there. */
  private ends(close: '}' | ']'): boolean {
    this.skipSpace();
    if (this.text[this.at] === close) {
      this.at++;
      return true;
    }
    this.skipToClosing();
    return false;
  }

  /** Passes over what is left of the innermost open container, without going into it. */
  private skipToClosing(): void {
    for (let depth = 1; depth > 0 && this.at < this.text.length;) {
      const character = this.text[this.at];
      if (character === '"') {
        this.string();
        continue;
      }
      depth += character === '{' || character === '[' ? 1 : 0;
      depth -= character === '}' || character === ']' ? 1 : 0;
      this.at++;
    }
  }

  private string(): DocumentShape {
    const start = this.at;
    this.at++;
    while (this.at < this.text.length && this.text[this.at] !== '"') {
      this.at += this.text[this.at] === '\\' ? 2 : 1;
    }
    const cut = this.at >= this.text.length;
    this.at++;
    return { kind: 'string', text: this.text.slice(start + 1, Math.max(start + 1, this.at - 1)), cut };
  }

  private word(): DocumentShape {
    const match = /[^\s,:{}[\]"]+/y;
    match.lastIndex = this.at;
    const text = match.exec(this.text)?.[0];
    if (text === undefined) {
      return this.breakOff(NOTHING);
    }
    this.at += text.length;
    return Number.isNaN(Number(text)) ? { kind: 'word', text } : { kind: 'number' };
  }

  /** What follows is not JSON: nothing more can be said. */
  private breakOff(shape: DocumentShape): DocumentShape {
    this.at = this.text.length;
    return shape;
  }

  private skipSpace(): void {
    while (/\s/.test(this.text[this.at] ?? '')) {
      this.at++;
    }
  }
}

/** An object's entry; `undefined` for anything else. */
export function entryOf(shape: DocumentShape | undefined, key: string): DocumentShape | undefined {
  return shape?.kind === 'object' ? shape.entries.get(key) : undefined;
}

/** True for a number, or text that may hold one: some exporters quote timestamps. */
export function looksNumeric(shape: DocumentShape | undefined): boolean {
  return shape?.kind === 'number' || (shape?.kind === 'string' && /^\d+(\.\d+)?$/.test(shape.text));
}
