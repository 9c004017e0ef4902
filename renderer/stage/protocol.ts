import type { MissingAssets } from '../../shared/sanitise/missing-assets.ts';
import type { EpochMilliseconds, Milliseconds } from '../../shared/model/units.ts';

/** How the recorded page is laid into the stage. */
export type StageScale = 'fit' | 'actual';

/** What the app tells the stage, over one MessagePort. */
export type ToStage =
  /** Forget everything; the events of a window follow. */
  | { readonly kind: 'begin'; readonly load: number }
  /**
   * JSON arrays of events, in play order. `isTorn`: the last of them is only a part; the first of the next batch goes
   * on with it.
   */
  | { readonly kind: 'events'; readonly chunks: readonly ArrayBuffer[]; readonly isTorn: boolean }
  /** Is anybody there? Answered by `pong` as soon as the stage has a moment. */
  | { readonly kind: 'ping' }
  /** All events are here. */
  | ({ readonly kind: 'start' } & StartOptions)
  | { readonly kind: 'play' }
  | { readonly kind: 'pause' }
  | { readonly kind: 'seek'; readonly atMs: EpochMilliseconds; readonly seek: number }
  /** Go to the next (1) or previous (-1) moment at which something was recorded. */
  | { readonly kind: 'step'; readonly direction: 1 | -1 }
  | { readonly kind: 'setSpeed'; readonly speed: number }
  | { readonly kind: 'setSkipInactivity'; readonly on: boolean }
  | { readonly kind: 'setScale'; readonly scale: StageScale };

export interface StartOptions {
  readonly atMs: EpochMilliseconds;
  /** The last seek before the start. */
  readonly seek: number;
  readonly play: boolean;
  readonly speed: number;
  readonly skipInactivity: boolean;
  readonly scale: StageScale;
}

/** An address the page had from this moment on. */
export interface UrlMark {
  readonly atMs: EpochMilliseconds;
  /** Cut to 2,048 characters; null from where there are too many to list. */
  readonly url: string | null;
}

/** A message, and the window it is about: those about a window that was left are out of date. */
export interface StageMessage {
  /** The number of the last `begin`. */
  readonly load: number;
  readonly message: FromStage | StageAnswer;
}

/** What only the link to the stage needs to know. */
export type StageAnswer =
  | { readonly kind: 'pong' }
  /** A batch of events has been read, and there is room for another. */
  | { readonly kind: 'taken' };

/** What the stage tells the app. */
export type FromStage =
  | { readonly kind: 'started'; readonly playing: boolean; readonly urls: readonly UrlMark[] }
  /** What was taken out of the events, or made harmless in them, before they were played. */
  | { readonly kind: 'sanitised'; readonly missing: MissingAssets }
  /** `seek`: the last seek that this is told after; the app has gone elsewhere since if it is not its own last. */
  | { readonly kind: 'moved'; readonly atMs: EpochMilliseconds; readonly seek: number }
  | { readonly kind: 'playing'; readonly on: boolean }
  /** A stretch without user activity was jumped over. */
  | { readonly kind: 'skipped'; readonly byMs: Milliseconds }
  | { readonly kind: 'clicked' }
  /** Files are dragged over the stage, which cannot take them. */
  | { readonly kind: 'draggedOver' }
  /** The player met things it could not replay, and this is one of them; playing goes on. */
  | { readonly kind: 'stumbled'; readonly message: string; readonly count: number }
  /** The recording cannot be shown at all. */
  | { readonly kind: 'failed'; readonly message: string };
