import { HEAD_BYTES } from '../../../../shared/formats/limits.ts';
import type { ByteCursor } from '../byte-cursor.ts';
import { DamagedArchiveError } from '../errors.ts';
import type { StreamPacking } from '../packing.ts';
import { toEscaped } from '../text.ts';

const SEPARATORS = [',', ';', '\t'] as const;
/** What columns are called: no JSON, and no sentences. */
const COLUMN = /^\s*"?[\p{L}\p{N}_$.: /()-]{1,64}"?\s*$/u;
const MIN_COLUMNS = 2;
const MAX_NAME = 10_000;

/**
 * A table with a row of names on top (RFC 4180, with any usual separator), as databases export one. It is handed on as
 * JSON, an object for each row, and one a line: its cells are texts.
 */
export const csvPacking: StreamPacking = {
  kind: 'stream',
  wrapping: 'csv',
  detect: ({ head }) => separatorOf(head) !== undefined,
  decode: decodeCsv,
};

/** Undefined for what is no table. */
function separatorOf(head: Uint8Array): string | undefined {
  const lines = new TextDecoder().decode(head).split(/\r?\n/);
  const [names = '', first = ''] = lines;
  const isTable = lines.length > 1 && first.trim() !== '' && !/^\s*[[{]/.test(first);
  return SEPARATORS.find((separator) => {
    const columns = names.split(separator);
    return (
      isTable &&
      columns.length >= MIN_COLUMNS &&
      columns.every((name) => COLUMN.test(name)) &&
      first.includes(separator)
    );
  });
}

async function* decodeCsv(cursor: ByteCursor): AsyncGenerator<Uint8Array> {
  const writer = new RowWriter(separatorOf(await cursor.fill(HEAD_BYTES)) ?? ',');
  const decoder = new TextDecoder();
  for await (const chunk of cursor.rest()) {
    yield Buffer.from(writer.push(decoder.decode(chunk, { stream: true })));
  }
  yield Buffer.from(writer.push(decoder.decode()) + writer.end());
}

/** Writes rows as lines of JSON, from text that comes in pieces. A cell of any length takes no more memory than a piece. */
class RowWriter {
  private readonly separator: string;
  private readonly names: string[] = [];
  private areNamesRead = false;
  private column = 0;
  /** The cell that is being read, as far as it stands in the piece of text at hand. */
  private parts: string[] = [];
  /** What is written of the piece at hand. */
  private written: string[] = [];
  private isRowOpen = false;
  private isCellOpen = false;
  /** Whether anything stands in the cell: a quote behind it is one, and opens nothing. */
  private hasText = false;
  private isQuoted = false;
  /** The last character was a quote in a quoted cell: its end, or the first of two that stand for one. */
  private mayEnd = false;

  constructor(separator: string) {
    this.separator = separator;
  }

  /** @returns what can be written after this piece: whole lines, and the beginning of one */
  push(text: string): string {
    let from = 0;
    for (let at = 0; at < text.length; at++) {
      const character = text[at] as string;
      if (character === '"' || this.mayEnd || (!this.isQuoted && this.isMark(character))) {
        this.take(text.slice(from, at));
        from = at + 1;
        this.read(character);
      }
    }
    this.take(text.slice(from));
    return this.handOut();
  }

  /** Says that no more comes. @returns the end of the last row, where it has none of its own */
  end(): string {
    this.endRow();
    return this.handOut();
  }

  private take(part: string): void {
    this.parts.push(part);
    this.hasText ||= part.trim() !== '';
  }

  private handOut(): string {
    this.writeParts();
    const written = this.written.join('');
    this.written = [];
    return written;
  }

  /** Empty cells say nothing: with them, a short line would become as long as the names of all columns. */
  private writeParts(): void {
    const text = this.parts.join('');
    this.parts = [];
    if (!this.areNamesRead) {
      this.addToName(text);
    } else if (text !== '' && this.column < this.names.length) {
      if (!this.isCellOpen) {
        this.written.push(`${this.isRowOpen ? ',' : '{'}${JSON.stringify(this.names[this.column])}:"`);
        this.isRowOpen = this.isCellOpen = true;
      }
      this.written.push(toEscaped(text));
    }
  }

  private addToName(text: string): void {
    const name = (this.names[this.column] ?? '') + text;
    // A quote that is not closed would make one of all that follows.
    if (name.length > MAX_NAME) {
      throw new DamagedArchiveError(false);
    }
    this.names[this.column] = name;
  }

  private endCell(): void {
    this.writeParts();
    if (this.isCellOpen) {
      this.written.push('"');
    }
    this.column += 1;
    this.isCellOpen = this.hasText = false;
  }

  private endRow(): void {
    this.endCell();
    if (this.isRowOpen) {
      this.written.push('}\n');
    }
    if (!this.areNamesRead) {
      this.names.forEach((name, column) => (this.names[column] = name.replace(/^\ufeff/, '').trim()));
      this.areNamesRead = true;
    }
    this.column = 0;
    this.isRowOpen = false;
  }

  private isMark(character: string): boolean {
    return character === this.separator || character === '\n' || character === '\r';
  }

  private read(character: string): void {
    if (this.mayEnd) {
      this.mayEnd = false;
      if (character === '"') {
        this.parts.push('"');
        return;
      }
      this.isQuoted = false;
    } else if (this.isQuoted) {
      this.mayEnd = true;
      return;
    }
    this.readOutside(character);
  }

  private readOutside(character: string): void {
    if (character === '"' && !this.hasText) {
      this.isQuoted = this.hasText = true;
    } else if (character === this.separator) {
      this.endCell();
    } else if (character === '\n') {
      this.endRow();
    } else if (character !== '\r') {
      this.take(character);
    }
  }
}
