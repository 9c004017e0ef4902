import type { SessionDetails, WindowSummary } from '../../../shared/model/session.ts';
import type { EpochMilliseconds, Milliseconds } from '../../../shared/model/units.ts';
import type { StageScale } from '../../stage/protocol.ts';
import { NO_FACTS, type WindowFacts } from '../activity/window-facts.ts';

/** What the session view shows of a session that is being played. */
export interface PlaybackState {
  readonly phase: 'loading' | 'playing' | 'paused' | 'failed';
  /** How much of what the first moment needs has been handed to the stage, 0 to 1. */
  readonly loaded: number;
  readonly window: WindowSummary;
  readonly facts: WindowFacts;
  /** Whether the window is shown in which the user was. */
  readonly followsUser: boolean;
  /** Whether it is known which that is. */
  readonly canFollow: boolean;
  readonly speed: number;
  readonly skipInactivity: boolean;
  /** How long the user may do nothing before it counts as inactivity. */
  readonly inactiveAfter: Milliseconds;
  /** A seek takes noticeably long; the picture is still that of another moment. */
  readonly isSeeking: boolean;
  /** Playing waits for events, and has done so for a noticeable time. */
  readonly isBuffering: boolean;
  /** How much inactivity was just skipped; null when that has been shown long enough. */
  readonly skipped: Milliseconds | null;
  readonly scale: StageScale;
  readonly problem: string | null;
  /** How many problems there were, of which one is told. */
  readonly problems: number;
  /** How long the stage has not answered, in whole seconds; 0 while it does. */
  readonly busySeconds: number;
  /** The number of the stage; null where its process ended or was stopped, and loading it again is worth a try. */
  readonly stage: number | null;
}

export interface PlaybackSettings {
  /** Whether to play at once. */
  readonly play: boolean;
  readonly speed: number;
  readonly skipInactivity: boolean;
  readonly inactiveAfter: Milliseconds;
  readonly followsUser: boolean;
  readonly scale: StageScale;
}

/** Positions this near to the end mean that the recording was watched to its end. */
const END_MARGIN_MS = 1000;

/** The state a session is opened in: nothing loaded yet. */
export function openingState(details: SessionDetails, settings: PlaybackSettings): PlaybackState {
  const { speed, skipInactivity, inactiveAfter, followsUser, scale } = settings;
  return {
    followsUser,
    canFollow: false,
    speed,
    skipInactivity,
    inactiveAfter,
    scale,
    phase: 'loading',
    loaded: 0,
    window: startingWindow(details),
    facts: NO_FACTS,
    isSeeking: false,
    isBuffering: false,
    skipped: null,
    problem: null,
    problems: 0,
    busySeconds: 0,
    stage: 1,
  };
}

function startingWindow({ windows, position }: SessionDetails): WindowSummary {
  const remembered = windows.find((window) => window.number === position?.windowNumber);
  const showable = windows.find((window) => window.fullSnapshots > 0);
  const window = remembered ?? showable ?? windows[0];
  if (!window) {
    throw new Error('a session without windows');
  }
  return window;
}

/** Where a session is opened: where it was left, or at its beginning. */
export function startingMoment({ position }: SessionDetails, window: WindowSummary): EpochMilliseconds {
  const isWatched = position !== null && position.atMs >= window.endedAtMs - END_MARGIN_MS;
  return position === null || isWatched ? window.startedAtMs : position.atMs;
}
