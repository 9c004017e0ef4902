import type { PageLook } from '../../../shared/model/page-look.ts';
import type { WindowSummary } from '../../../shared/model/session.ts';
import type { Milliseconds } from '../../../shared/model/units.ts';
import type { StageScale } from '../../stage/protocol.ts';
import { NO_FACTS, type WindowFacts } from '../activity/window-facts.ts';
import type { PlaybackSettings, PlaybackState } from './playback-state.ts';

/** What the session view shows of a session that is being played. */
export interface PlaybackView extends ViewExtras {
  readonly phase: 'loading' | 'playing' | 'paused' | 'failed';
  /** How much of what the first moment needs has been handed to the stage, 0 to 1. */
  readonly loaded: number;
  readonly window: WindowSummary;
  /** Whether the window is shown in which the user was. */
  readonly followsUser: boolean;
  readonly speed: number;
  readonly skipInactivity: boolean;
  readonly scale: StageScale;
  readonly look: PageLook;
  readonly problem: string | null;
  /** How many problems there were, of which one is told. */
  readonly problems: number;
  /** How long the stage has not answered, in whole seconds; 0 while it does. */
  readonly busySeconds: number;
  /** The number of the stage; null where its process ended or was stopped, and loading it again is worth a try. */
  readonly stage: number | null;
}

/** What is known beside the machine, and what is shown only once it has lasted. */
export interface ViewExtras {
  readonly facts: WindowFacts;
  /** Whether it is known in which window the user was. */
  readonly canFollow: boolean;
  /** How long the user may do nothing before it counts as inactivity. */
  readonly inactiveAfter: Milliseconds;
  /** A seek takes noticeably long; the picture is still that of another moment. */
  readonly isSeeking: boolean;
  /** Playing waits for events, and has done so for a noticeable time. */
  readonly isBuffering: boolean;
  /** How much inactivity was just skipped; null when that has been shown long enough. */
  readonly skipped: Milliseconds | null;
}

/** What is known when a session is opened. */
export function initialExtras({ inactiveAfter }: Pick<PlaybackSettings, 'inactiveAfter'>): ViewExtras {
  return {
    facts: NO_FACTS,
    canFollow: false,
    inactiveAfter,
    isSeeking: false,
    isBuffering: false,
    skipped: null,
  };
}

/** What is shown of a state. */
export function viewOf(state: PlaybackState, extras: ViewExtras): PlaybackView {
  const { window, followsUser, speed, skipInactivity, scale, look, met, busySeconds, stage } = state;
  const hasFailed = state.phase === 'failed' || state.phase === 'stopped';
  return {
    ...extras,
    phase: phaseOf(state),
    loaded: state.phase === 'seeking' ? state.loaded : 0,
    window,
    followsUser,
    speed,
    skipInactivity,
    scale,
    look,
    problem: hasFailed ? state.problem : (met?.problem ?? null),
    problems: met?.count ?? 0,
    busySeconds,
    stage: state.phase === 'stopped' ? null : stage,
  };
}

function phaseOf(state: PlaybackState): PlaybackView['phase'] {
  if (state.phase === 'failed' || state.phase === 'stopped') {
    return 'failed';
  }
  if (state.phase === 'connecting' || (state.phase === 'seeking' && state.isFirst)) {
    return 'loading';
  }
  return state.wantsToPlay ? 'playing' : 'paused';
}

/** Whether two views show the same, so that nothing has to be rendered. */
export function isSameView(one: PlaybackView, other: PlaybackView): boolean {
  return (Object.keys(one) as (keyof PlaybackView)[]).every((key) => Object.is(one[key], other[key]));
}
