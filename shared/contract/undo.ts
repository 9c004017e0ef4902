import { z } from 'zod';
import { call } from './call.ts';

/** Taking back what was done to sessions since the app was started. */
export const UNDO_CALLS = {
  /** What `undoLast` would take back; null where there is nothing. */
  readUndo: call<UndoOffer | null>()(z.strictObject({})),
  /**
   * Takes back what was done last.
   * @param step if it is still this; null is whatever it is
   * @returns what was taken back; null where there is nothing
   */
  undoLast: call<UndoOffer | null>()(z.strictObject({ step: z.int().nullable() })),
  /** Nothing that was done so far will be taken back: sessions that were removed are, for good. */
  giveUpUndo: call<null>()(z.strictObject({})),
} as const;

/** Something that was done and can be taken back. */
export interface UndoOffer {
  readonly step: number;
  /** What was done, as a sentence without its full stop: `Removed 3 sessions`. */
  readonly label: string;
}

export interface UndoEvents {
  /** Something else can be taken back now than before. */
  undoChanged: { readonly offer: UndoOffer | null };
}
