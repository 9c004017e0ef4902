import { PIECE_LENGTH, type ChunkText } from '../../../shared/formats/json/chunk-text.ts';
import { EventType } from '../../../shared/model/replay-event.ts';
import { takeSlab, type Slab } from '../../../shared/model/slab.ts';
import type { Bytes, EpochMilliseconds } from '../../../shared/model/units.ts';
import type { RunChunk } from '../../handover.ts';
import type { SortableEvent } from './run-store.ts';

/**
 * The texts of a chunk lie in what the file was read into. Where they lie far apart, as those of a window that is
 * seldom active, they are copied out of it, so that it is not held.
 */
const MAX_SLABS = 4;

/** A chunk while it is filled. */
export class OpenChunk {
  private readonly first: SortableEvent;
  private lastMs: EpochMilliseconds;
  private readonly ordinals: number[] = [];
  private readonly times: number[] = [];
  private readonly pieces: number[] = [];
  private slabs: Slab[] = [];
  private used: Bytes = 0;

  constructor(first: SortableEvent) {
    this.first = first;
    this.lastMs = first.timestamp;
  }

  /** How much text it holds so far. */
  get bytes(): Bytes {
    return this.used;
  }

  get events(): number {
    return this.ordinals.length;
  }

  add(event: SortableEvent): void {
    const { from, to, form, type, timestamp, ordinal } = event;
    this.pieces.push(this.placeOf(event.slab), from, to, form, type);
    this.times.push(timestamp);
    this.ordinals.push(ordinal);
    this.used += to - from;
    this.lastMs = timestamp;
    if (this.slabs.length > MAX_SLABS) {
      this.gather();
    }
  }

  /** The chunk as it is handed on. */
  finish(): Omit<RunChunk, 'window' | 'run'> {
    return {
      firstMs: this.first.timestamp,
      lastMs: this.lastMs,
      startsWithFullSnapshot: this.first.type === EventType.fullSnapshot,
      text: this.text,
      slabs: this.slabs,
      bytes: this.used,
      ordinals: new Uint32Array(this.ordinals),
    };
  }

  private get text(): ChunkText {
    const slabs = this.slabs.map(({ bytes }) => bytes);
    return { slabs, pieces: new Int32Array(this.pieces), times: new Float64Array(this.times) };
  }

  private placeOf(slab: Slab): number {
    const { slabs } = this;
    const known = slabs.at(-1) === slab ? slabs.length - 1 : slabs.indexOf(slab);
    return known >= 0 ? known : slabs.push(slab.hold()) - 1;
  }

  /** Copies the texts into memory of their own. */
  private gather(): void {
    const { pieces, slabs } = this;
    const own = takeSlab(this.used);
    let at = 0;
    for (let piece = 0; piece < pieces.length; piece += PIECE_LENGTH) {
      const [slab, from, to] = pieces.slice(piece, piece + 3) as [number, number, number];
      own.bytes.set((slabs[slab] as Slab).bytes.subarray(from, to), at);
      pieces.splice(piece, 3, 0, at, at + to - from);
      at += to - from;
    }
    slabs.forEach((slab) => slab.release());
    this.slabs = [own];
  }
}
