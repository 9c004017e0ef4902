import { HEAD_BYTES, MAX_EVENT_BYTES } from '../../../../shared/formats/limits.ts';
import type { ByteCursor } from '../byte-cursor.ts';
import { DamagedArchiveError } from '../errors.ts';
import type { StreamPacking } from '../packing.ts';

const SEPARATORS = [',', ';', '\t'] as const;
/** What columns are called: no JSON, and no sentences. */
const COLUMN = /^\s*"?[\p{L}\p{N}_$.: /()-]{1,64}"?\s*$/u;
const MIN_COLUMNS = 2;

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
  const reader = new RowReader(separatorOf(await cursor.fill(HEAD_BYTES)) ?? ',');
  const decoder = new TextDecoder();
  for await (const chunk of cursor.rest()) {
    yield Buffer.from(reader.push(decoder.decode(chunk, { stream: true })).join(''));
  }
  yield Buffer.from([...reader.push(decoder.decode()), ...reader.end()].join(''));
}

/** Reads rows from text that comes in pieces. */
class RowReader {
  private readonly separator: string;
  private names: readonly string[] | undefined;
  private cells: string[] = [];
  /** The cell that is being read, but for its parts in the piece of text at hand: joined, they take no more than it. */
  private cell = '';
  private parts: string[] = [];
  /** Whether anything stands in the cell: a quote behind it is one, and opens nothing. */
  private hasText = false;
  private isQuoted = false;
  /** The last character was a quote in a quoted cell: its end, or the first of two that stand for one. */
  private mayEnd = false;

  constructor(separator: string) {
    this.separator = separator;
  }

  /** @returns the rows that end in this piece, as lines of JSON */
  push(text: string): readonly string[] {
    const lines: string[] = [];
    let from = 0;
    for (let at = 0; at < text.length; at++) {
      const character = text[at] as string;
      if (character === '"' || this.mayEnd || (!this.isQuoted && this.isMark(character))) {
        this.take(text.slice(from, at));
        from = at + 1;
        this.read(character, lines);
      }
    }
    this.take(text.slice(from));
    this.joinCell();
    if (this.cell.length > MAX_EVENT_BYTES) {
      throw new DamagedArchiveError(false);
    }
    return lines;
  }

  /** Says that no more comes. @returns the last row, where it has no end of its own */
  end(): readonly string[] {
    const lines: string[] = [];
    if (this.cells.length > 0 || this.cell !== '') {
      this.endRow(lines);
    }
    return lines;
  }

  private take(part: string): void {
    this.parts.push(part);
    this.hasText ||= part.trim() !== '';
  }

  private joinCell(): void {
    this.cell += this.parts.join('');
    this.parts = [];
  }

  /** What has no column is not kept. */
  private endCell(): void {
    this.joinCell();
    if (!this.names || this.cells.length < this.names.length) {
      this.cells.push(this.cell);
    }
    this.cell = '';
    this.hasText = false;
  }

  private isMark(character: string): boolean {
    return character === this.separator || character === '\n' || character === '\r';
  }

  private read(character: string, lines: string[]): void {
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
    this.readOutside(character, lines);
  }

  private readOutside(character: string, lines: string[]): void {
    if (character === '"' && !this.hasText) {
      this.isQuoted = this.hasText = true;
    } else if (character === this.separator) {
      this.endCell();
    } else if (character === '\n') {
      this.endRow(lines);
    } else if (character !== '\r') {
      this.take(character);
    }
  }

  private endRow(lines: string[]): void {
    this.endCell();
    const { cells } = this;
    this.cells = [];
    if (!this.names) {
      this.names = cells.map((name) => name.replace(/^\ufeff/, '').trim());
    } else if (cells.length > 1 || cells[0] !== '') {
      lines.push(`${JSON.stringify(toObject(this.names, cells))}\n`);
    }
  }
}

/** Empty cells say nothing: with them, a short line would become as long as the names of all columns. */
function toObject(names: readonly string[], cells: readonly string[]): Record<string, string> {
  const filled = cells.flatMap((cell, at) => (cell === '' ? [] : [[names[at] ?? '', cell] as const]));
  return Object.fromEntries(filled);
}
