import { z } from 'zod';
import type { SessionDetails } from '../model/session.ts';
import type { WindowIndex } from '../model/window-index.ts';
import { call, sessionId, windowNumber } from './call.ts';

const chunk = z.int().min(0);
const eventPlace = z.strictObject({
  kind: z.enum(['checkpoint', 'chunk']),
  chunk,
  byte: z.int().min(0),
});

/** One recorded session, and its events. */
export const EVENT_CALLS = {
  /** @param isPreview for pictures only: the session does not count as watched by that */
  readSession: call<SessionDetails>()(z.strictObject({ sessionId, isPreview: z.boolean().optional() })),
  /** What has to be read to show one moment of a window. */
  findSlice: call<EventSlice>()(z.strictObject({ sessionId, windowNumber, atMs: z.number() })),
  /** Some events of one window, in batches bounded by bytes, up to the end of `toChunk`. */
  readEvents: call<EventBatch>()(
    z.strictObject({ sessionId, windowNumber, from: eventPlace, toChunk: chunk }),
  ),
  /** What the deep index knows of a window by now. */
  readWindowIndex: call<WindowIndex>()(z.strictObject({ sessionId, windowNumber })),
  savePosition: call<null>()(z.strictObject({ sessionId, windowNumber, atMs: z.number() })),
} as const;

/**
 * A place in a window's stored events: a byte of a chunk's JSON, or of the checkpoint that stands for everything
 * before that chunk.
 */
export interface EventPlace {
  readonly kind: 'checkpoint' | 'chunk';
  readonly chunk: number;
  readonly byte: number;
}

/** What to read in order to show a moment: all from a place on, up to the end of a chunk. */
export interface EventSlice {
  readonly from: EventPlace;
  readonly toChunk: number;
}

/** A batch of a window's events, bounded by bytes even where a single event is larger. */
export interface EventBatch {
  /** Each is a JSON array of events in UTF-8; of a larger one than a batch, a part. */
  readonly chunks: readonly ArrayBuffer[];
  /** Where to go on: in the middle of the last chunk where `byte` is not 0. Null at the end. */
  readonly next: EventPlace | null;
}

/** Events about the deep index. */
export interface IndexEvents {
  /** The deep index knows more of a window than before; `share` of its chunks, 1 when it knows all. */
  windowIndexed: { readonly sessionId: string; readonly windowNumber: number; readonly share: number };
}
