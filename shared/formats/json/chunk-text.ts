import type { EpochMilliseconds } from '../../model/units.ts';

/**
 * What an event's text holds: all of its stored form, or only its payload, compact or with white space between
 * tokens.
 */
export const TextForm = { whole: 0, payload: 1, prettyPayload: 2 } as const;
export type TextForm = (typeof TextForm)[keyof typeof TextForm];

/** Where the text of an event lies. */
export interface EventText {
  readonly type: number;
  readonly timestamp: EpochMilliseconds;
  /** Memory that threads share. */
  readonly bytes: Uint8Array;
  readonly from: number;
  readonly to: number;
  readonly form: TextForm;
}

/** The texts of the events of a chunk, in a form that is cheap to hand to another thread. */
export interface ChunkText {
  readonly slabs: readonly Uint8Array[];
  /** For each event: the slab, where its text begins and ends in it, its form, and its type. */
  readonly pieces: Int32Array;
  readonly times: Float64Array;
}

export const PIECE_LENGTH = 5;

/** One event of a chunk. */
export function eventAt({ slabs, pieces, times }: ChunkText, event: number): EventText {
  const at = event * PIECE_LENGTH;
  return {
    bytes: slabs[pieces[at] as number] as Uint8Array,
    from: pieces[at + 1] as number,
    to: pieces[at + 2] as number,
    form: pieces[at + 3] as TextForm,
    type: pieces[at + 4] as number,
    timestamp: times[event] as number,
  };
}
