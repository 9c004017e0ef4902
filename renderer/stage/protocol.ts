import type { AssetEntry } from '../../shared/assets/asset-table.ts';
import type { PageLook } from '../../shared/model/page-look.ts';
import type { PageAnswer, PageQuestion } from '../../shared/model/page-node.ts';
import type { WindowFindings } from '../../shared/replay/window-findings.ts';
import type { EpochMilliseconds } from '../../shared/model/units.ts';

/**
 * How the recorded page is laid into the stage: all of it, all of its width or height, or so many times as large as it
 * was.
 */
export type StageScale = 'fit' | 'width' | 'height' | number;

/** Smaller, nothing is told apart; larger, no text has more to show. */
export const MIN_SCALE = 0.1;
export const MAX_SCALE = 4;

/**
 * What the app tells the stage, over one MessagePort. A slice is a bounded run of a window's events; each has a
 * number of its own. A jump goes to another moment than playing would reach; jumps are numbered too.
 */
export type ToStage =
  /** Answered by `pong` as soon as the stage is free. */
  | { readonly kind: 'ping' }
  | ({ readonly kind: 'begin' } & SliceBeginning)
  | ({ readonly kind: 'events' } & StageEvents)
  | ({ readonly kind: 'start' } & StartOptions)
  /** Go on to a later moment of a slice that is shown; one that is being prepared is given up. */
  | { readonly kind: 'seek'; readonly slice: number; readonly atMs: EpochMilliseconds; readonly jump: number }
  | { readonly kind: 'play' }
  | { readonly kind: 'pause' }
  /** Pause, and tell which moment lies this many recorded moments away. */
  | { readonly kind: 'findStep'; readonly by: number }
  | { readonly kind: 'setSpeed'; readonly speed: number }
  | { readonly kind: 'setScale'; readonly scale: StageScale }
  | { readonly kind: 'setLook'; readonly look: PageLook }
  /** The asset table, for events from now on. */
  | { readonly kind: 'setAssets'; readonly entries: readonly AssetEntry[] }
  /** Mark what a search has found; empty for none. */
  | { readonly kind: 'setMarks'; readonly typed: string }
  | ToInspect;

/** What the Page panel asks of the page that is shown. */
export type ToInspect =
  | { readonly kind: 'readPage'; readonly request: number; readonly question: PageQuestion }
  /** Draw a line around a node; around none for null. */
  | { readonly kind: 'setOutline'; readonly id: number | null }
  /** Let the user point at a node. */
  | { readonly kind: 'setPicking'; readonly isOn: boolean };

/** A slice follows. One that was being prepared is given up; what is shown stays until this one can be. */
export interface SliceBeginning {
  readonly slice: number;
  readonly jump: number;
  /**
   * `window`: it is of another window, or the first. `jump`: what is shown stands still from now on. `swap`: what is
   * shown plays on, and the new one goes on where it is then.
   */
  readonly reason: 'window' | 'jump' | 'swap';
}

/** Events of the slice that is being prepared, or further ones of that which is shown. */
export interface StageEvents {
  readonly slice: number;
  /** JSON arrays of events, in play order. */
  readonly chunks: readonly ArrayBuffer[];
  /** The last of them is only a part; the first of the next batch goes on with it. */
  readonly isTorn: boolean;
  /** They stand for what was recorded before, and were not recorded themselves. */
  readonly isCheckpoint: boolean;
  /** Nothing follows in the window. */
  readonly isLast: boolean;
}

/** All events are here that are needed to show the moment. */
export interface StartOptions {
  readonly slice: number;
  /** Of no meaning to a `swap`. */
  readonly atMs: EpochMilliseconds;
  /** `event`: the last moment at which something was recorded, up to the one that is given. */
  readonly lands: 'moment' | 'event';
  readonly play: boolean;
  readonly speed: number;
  readonly scale: StageScale;
  readonly look: PageLook;
}

/** A message, and the jump it was told after: what was told before the last one is out of date. */
export interface StageMessage {
  readonly jump: number;
  readonly message: FromStage | StageAnswer;
}

/** What only the link to the stage needs to know. */
export type StageAnswer =
  | { readonly kind: 'pong' }
  /** A batch of events has been read, and there is room for another. */
  | { readonly kind: 'taken' };

/** What the stage tells the app. */
export type FromStage =
  /** The slice that was prepared has been painted, and is what is seen. */
  | { readonly kind: 'shown'; readonly slice: number }
  | ({ readonly kind: 'holds' } & SliceContent)
  | { readonly kind: 'moved'; readonly atMs: EpochMilliseconds }
  /** Playing has got beyond the moment that was sought, or another slice is shown by now: it cannot be gone to. */
  | { readonly kind: 'passed' }
  /** Playing came to the end of the slice and waits for more. */
  | { readonly kind: 'ranDry' }
  /** Playing came to the end of the window. */
  | { readonly kind: 'finished' }
  /** `atMs` is null where the slice holds no such moment. */
  | { readonly kind: 'stepFound'; readonly by: number; readonly atMs: EpochMilliseconds | null }
  | { readonly kind: 'pageRead'; readonly request: number; readonly answer: PageAnswer }
  /** The user pointed at this node and chose it. */
  | { readonly kind: 'picked'; readonly id: number }
  | { readonly kind: 'clicked' }
  /** How large the page is on the stage now; the user may have turned the wheel there. 1 is as large as it was. */
  | { readonly kind: 'scaled'; readonly scale: StageScale; readonly factor: number }
  /** Files are dragged over the stage, which cannot take them. */
  | { readonly kind: 'draggedOver' }
  /** The player met things it could not replay, and this is one of them; playing goes on. */
  | { readonly kind: 'problemMet'; readonly message: string; readonly count: number }
  /** The recording cannot be shown at all. */
  | { readonly kind: 'failed'; readonly message: string };

/** What the slice that is shown holds by now. */
export interface SliceContent {
  readonly slice: number;
  /** How many batches of events this is about. */
  readonly batches: number;
  /** The first and last recorded event of it; null where there is none. */
  readonly firstMs: EpochMilliseconds | null;
  readonly untilMs: EpochMilliseconds | null;
  readonly findings: WindowFindings;
}
