import { crc32 } from 'node:zlib';
import type { Bytes } from '../../../shared/model/units.ts';

interface Piece {
  readonly from: Bytes;
  readonly to: Bytes;
  readonly checksum: number;
}

/** Remembers what was read anywhere in a file, to check afterwards that the file still holds it. */
export class ReadPieces {
  private readonly pieces: Piece[] = [];

  get isEmpty(): boolean {
    return this.pieces.length === 0;
  }

  /** Where the one that reaches furthest ends. */
  get end(): Bytes {
    return this.pieces.reduce((end, { to }) => Math.max(end, to), 0);
  }

  note(from: Bytes, bytes: Uint8Array): void {
    this.pieces.push({ from, to: from + bytes.length, checksum: crc32(bytes) });
  }

  compare(): PieceComparison {
    return new PieceComparison(this.pieces);
  }
}

/** Compares pieces with the file's bytes, which come from front to back. */
export class PieceComparison {
  /** Those that begin further on, the next one last. */
  private readonly waiting: Piece[];
  private open: { readonly piece: Piece; checksum: number }[] = [];
  private hasDifference = false;

  constructor(pieces: readonly Piece[]) {
    this.waiting = pieces.toSorted((a, b) => b.from - a.from);
  }

  push(offset: Bytes, chunk: Uint8Array): void {
    const end = offset + chunk.length;
    for (let next = this.waiting.at(-1); next && next.from < end; next = this.waiting.at(-1)) {
      this.waiting.pop();
      this.open.push({ piece: next, checksum: 0 });
    }
    for (const found of this.open) {
      const { from, to } = found.piece;
      const part = chunk.subarray(Math.max(0, from - offset), Math.max(0, to - offset));
      found.checksum = crc32(part, found.checksum);
    }
    this.hasDifference ||= this.open.some(
      ({ piece, checksum }) => piece.to <= end && checksum !== piece.checksum,
    );
    this.open = this.open.filter(({ piece }) => piece.to > end);
  }

  /** Whether all pieces were met as they had been read; to be asked when no more bytes come. */
  get isSame(): boolean {
    const isUnmet = this.open.length > 0 || this.waiting.some(({ from, to }) => to > from);
    return !this.hasDifference && !isUnmet;
  }
}
