import type { PageLook } from '../../../shared/model/page-look.ts';
import type { EventBatch, EventPlace, EventSlice } from '../../../shared/contract/events.ts';
import type { SessionDetails, Position, WindowSummary } from '../../../shared/model/session.ts';
import type { EpochMilliseconds, Milliseconds } from '../../../shared/model/units.ts';
import type { TimeSpan } from '../../../shared/model/window-index.ts';
import type { Result } from '../../../shared/result.ts';
import type { FromStage, SliceContent, StageEvents, StageScale, ToStage } from '../../stage/protocol.ts';
import type { WindowActivity } from '../activity/active-window.ts';
import type { HeldSlice } from './held-slice.ts';

/**
 * How urgent a jump is. `atOnce`: what is under way for another moment is given up. `inTurn`: one of many by a key
 * that is held down; what is under way is shown first, and only the last of those that wait. `passing`: the same for a
 * pointer that is dragged, and nothing plays meanwhile.
 */
export type SeekMode = 'atOnce' | 'inTurn' | 'passing';

/** A moment that is wanted. */
export interface Target {
  readonly window: WindowSummary;
  readonly atMs: EpochMilliseconds;
  /** `event`: the last moment at which something was recorded, up to the one that is given. */
  readonly lands: 'moment' | 'event';
  readonly mode: SeekMode;
}

/** A slice that the stage was told of: being looked for, being read and handed over, or about to be shown. */
export type Preparing =
  | { readonly step: 'finding'; readonly request: number }
  | { readonly step: 'filling'; readonly request: number; readonly held: HeldSlice; readonly toChunk: number }
  | { readonly step: 'starting'; readonly held: HeldSlice };

/** What is read while a slice is shown: further chunks of it, or a slice to take over from it. */
export type Ahead =
  | { readonly step: 'extending'; readonly request: number; readonly toChunk: number }
  | { readonly step: 'looking'; readonly request: number }
  | Exclude<Preparing, { step: 'finding' }>;

/** What the app's side is at. `connecting`: a stage is loaded. `stopped`: there is none, until it is loaded again. */
export type PlaybackPhase =
  | { readonly phase: 'connecting' }
  | ({ readonly phase: 'seeking' } & Seeking)
  | ({ readonly phase: 'showing' } & Showing)
  | { readonly phase: 'failed'; readonly problem: string }
  | { readonly phase: 'stopped'; readonly problem: string }
  | { readonly phase: 'closed' };

export interface Seeking {
  readonly target: Target;
  /** What follows it. */
  readonly then: Target | null;
  /** What the stage shows meanwhile. */
  readonly shown: HeldSlice | null;
  /** Null where the moment is in what is shown. */
  readonly preparing: Preparing | null;
  /** Nothing has been shown since the stage was loaded, or failed. */
  readonly isFirst: boolean;
  /** How much of what is needed has been handed over, 0 to 1. */
  readonly loaded: number;
  /** Steps from one recorded moment to another that are wanted and have not been asked for; back below 0. */
  readonly steps: number;
}

export interface Showing {
  readonly shown: HeldSlice;
  readonly ahead: Ahead | null;
  /** A pointer is dragged: nothing plays. */
  readonly isPassing: boolean;
  /** Playing waits for events. */
  readonly isDry: boolean;
  readonly steps: number;
  /** `asking`: the stage looks for the moment that steps lead to; `reading`: it needs further events for that. */
  readonly stepping: 'no' | 'asking' | 'reading';
}

/** What holds in every phase. */
export interface PlaybackCommon {
  readonly windows: readonly WindowSummary[];
  readonly window: WindowSummary;
  /** The moment that is shown or wanted. */
  readonly nowMs: EpochMilliseconds;
  /** Whether the user wants it to play, also while it cannot yet. */
  readonly wantsToPlay: boolean;
  readonly speed: number;
  readonly scale: StageScale;
  readonly look: PageLook;
  readonly skipInactivity: boolean;
  /** Whether the window is shown in which the user was. */
  readonly followsUser: boolean;
  /** When the user did something, in the windows that can be shown; as far as it is known. */
  readonly activity: readonly WindowActivity[];
  /** When the user did nothing in the window that is shown. */
  readonly inactive: readonly TimeSpan[];
  /** One of the problems that the player met, and how many there were. */
  readonly met: { readonly problem: string; readonly count: number } | null;
  /** How long the stage has not answered, in whole seconds; 0 while it does. */
  readonly busySeconds: number;
  /** Stages, jumps, slices and requests are numbered: an answer to an earlier one is ignored. */
  readonly stage: number;
  readonly jump: number;
  readonly slice: number;
  readonly request: number;
}

export type PlaybackState = PlaybackCommon & PlaybackPhase;

/** What happens to a playback: by the user, on the stage, and in the library. */
export type PlaybackEvent =
  | {
      readonly kind: 'jumped';
      readonly atMs: EpochMilliseconds;
      readonly mode: SeekMode;
      readonly to?: JumpTo;
    }
  | { readonly kind: 'toggled' }
  | { readonly kind: 'stepped'; readonly by: number }
  | { readonly kind: 'speedSet'; readonly speed: number }
  /** Where it was set on the stage, the stage need not be told. */
  | { readonly kind: 'lookSet'; readonly look: PageLook }
  | { readonly kind: 'scaleSet'; readonly scale: StageScale; readonly isTold?: boolean }
  | { readonly kind: 'skippingSet'; readonly isOn: boolean }
  | { readonly kind: 'followingSet'; readonly isOn: boolean }
  | { readonly kind: 'problemDismissed' }
  | { readonly kind: 'reloaded' }
  | { readonly kind: 'stopped'; readonly problem: string }
  | { readonly kind: 'closed' }
  | { readonly kind: 'activityKnown'; readonly activity: readonly WindowActivity[] }
  | {
      readonly kind: 'inactivityKnown';
      readonly window: WindowSummary;
      readonly inactive: readonly TimeSpan[];
    }
  | { readonly kind: 'stageConnected'; readonly stage: number }
  | { readonly kind: 'stageGone'; readonly stage: number }
  | { readonly kind: 'stageSilent'; readonly stage: number; readonly seconds: number }
  | { readonly kind: 'stageTold'; readonly stage: number; readonly jump: number; readonly message: Told }
  | { readonly kind: 'sliceFound'; readonly request: number; readonly slice: Result<EventSlice> }
  | { readonly kind: 'eventsRead'; readonly request: number; readonly batch: Result<EventBatch> };

/** What the stage tells of playing. */
export type Told = Exclude<FromStage, { kind: 'clicked' | 'draggedOver' | 'scaled' | 'pageRead' | 'picked' }>;

/**
 * Which window to go to; where nothing is said, the one that is shown or that is followed. `in`: an item of that
 * window, and the user is not followed any more where that leads elsewhere. `stay`: the window was chosen by hand, and
 * the user is not followed any more. `any`: the moment counts, in a window that holds it, and nothing plays.
 */
export interface JumpTo {
  readonly kind: 'in' | 'stay' | 'any';
  /** 0 where none is meant. */
  readonly windowNumber: number;
}

/** What is to be done. Answers to the first two are `sliceFound` and `eventsRead`. */
export type PlaybackCommand =
  | {
      readonly kind: 'findSlice';
      readonly request: number;
      readonly windowNumber: number;
      readonly atMs: number;
    }
  | {
      readonly kind: 'readEvents';
      readonly request: number;
      readonly windowNumber: number;
      readonly from: EventPlace;
      readonly toChunk: number;
    }
  | { readonly kind: 'send'; readonly message: Exclude<ToStage, { kind: 'events' }> }
  | { readonly kind: 'sendEvents'; readonly events: StageEvents }
  | { readonly kind: 'leaveStage' }
  | { readonly kind: 'watchWindow'; readonly window: WindowSummary }
  | { readonly kind: 'noteHeld'; readonly content: SliceContent; readonly isWhole: boolean }
  | { readonly kind: 'keepPosition'; readonly position: Position }
  | { readonly kind: 'tellSkipped'; readonly byMs: Milliseconds };

export interface PlaybackSettings {
  /** Whether to play at once. */
  readonly play: boolean;
  readonly speed: number;
  readonly skipInactivity: boolean;
  readonly inactiveAfter: Milliseconds;
  readonly followsUser: boolean;
  readonly scale: StageScale;
  readonly look: PageLook;
}

/** Positions this near to the end mean that the recording was watched to its end. */
const END_MARGIN_MS = 1000;

/** The state a session is opened in: where it was left, or at its beginning, and no stage there yet. */
export function openPlayback(
  { windows, position }: Pick<SessionDetails, 'windows' | 'position'>,
  { play, speed, scale, look, skipInactivity, followsUser }: Omit<PlaybackSettings, 'inactiveAfter'>,
): PlaybackState {
  const window = startingWindow(windows, position);
  const isWatched = position !== null && position.atMs >= window.endedAtMs - END_MARGIN_MS;
  return {
    phase: 'connecting',
    windows,
    window,
    nowMs: position === null || isWatched ? window.startedAtMs : position.atMs,
    wantsToPlay: play,
    speed,
    scale,
    look,
    skipInactivity,
    followsUser,
    activity: [],
    inactive: [],
    met: null,
    busySeconds: 0,
    stage: 1,
    jump: 0,
    slice: 0,
    request: 0,
  };
}

function startingWindow(windows: readonly WindowSummary[], position: Position | null): WindowSummary {
  const remembered = windows.find((window) => window.number === position?.windowNumber);
  const showable = windows.find((window) => window.fullSnapshots > 0);
  const window = remembered ?? showable ?? windows[0];
  if (!window) {
    throw new Error('a session without windows');
  }
  return window;
}
