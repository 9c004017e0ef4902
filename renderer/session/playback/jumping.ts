import type { WindowSummary } from '../../../shared/model/session.ts';
import type { EpochMilliseconds, Milliseconds } from '../../../shared/model/units.ts';
import { activeWindow } from '../activity/active-window.ts';
import { reaches } from './held-slice.ts';
import type { PlaybackCommon, PlaybackState, Seeking, SeekMode, Target } from './playback-state.ts';
import {
  common,
  keepPosition,
  send,
  step,
  andThen,
  type PlaybackStep,
  type SeekingState,
} from './playback-step.ts';

const NO_SNAPSHOT = 'No full snapshot: the page can’t be shown. Activity is listed in the inspector.';
/** While it plays, the stage is ahead of what it reported last. */
const PLAYING_MARGIN: Milliseconds = 500;

/** Goes to a moment in the window that is shown, or in which the user was. */
export function jump(state: PlaybackState, atMs: EpochMilliseconds, mode: SeekMode): PlaybackStep {
  return goTo(state, { window: windowAt(state, atMs), atMs, lands: 'moment', mode });
}

/** Goes to a moment of a window; a stage that is not there is loaded for another window. */
export function goTo(state: PlaybackState, wanted: Target): PlaybackStep {
  const { window } = wanted;
  const atMs = Math.min(Math.max(wanted.atMs, window.startedAtMs), window.endedAtMs);
  const target = wanted.lands === 'event' ? wanted : { ...wanted, atMs };
  const steps = 'steps' in state && wanted.lands === 'event' ? state.steps : 0;
  const entered = window === state.window ? step(state) : enter(state, window);
  return andThen(entered, (inside) => {
    const there = { ...inside, nowMs: atMs };
    switch (there.phase) {
      case 'closed':
        return step(there);
      case 'stopped':
        return window === state.window ? step(there) : andThen(reload(there), keepPosition);
      case 'connecting':
        return keepPosition(there);
      case 'failed':
        return andThen(begin(there, target, 0), keepPosition);
      case 'showing':
        return andThen(begin(there, target, steps), keepPosition);
      case 'seeking':
        return andThen(goOnSeeking({ ...there, steps: 0 }, target), keepPosition);
    }
  });
}

/** Forgets what was known of the window before. */
function enter(state: PlaybackState, window: WindowSummary): PlaybackStep {
  return step({ ...state, window, inactive: [], met: null }, { kind: 'watchWindow', window });
}

function goOnSeeking(state: SeekingState, target: Target): PlaybackStep {
  const { atMs, window, mode } = state.target;
  const isSame = window === target.window && atMs === target.atMs && state.then === null;
  // A pointer was let go where it was: nothing has played since. After any other jump there may be something to undo.
  if (isSame && mode === 'passing' && target.mode !== 'passing') {
    return step({ ...state, target: { ...state.target, mode: target.mode } });
  }
  return target.mode === 'atOnce' ? begin(state, target, 0) : step({ ...state, then: target });
}

/** Begins a jump; whatever was under way for another moment is given up. */
export function begin(state: PlaybackState, target: Target, steps: number): PlaybackStep {
  if (target.window.fullSnapshots === 0) {
    return fail(state, NO_SNAPSHOT);
  }
  const { shown, isFirst } = surroundings(state);
  const seeking: SeekingState = {
    ...common(state),
    phase: 'seeking',
    jump: state.jump + 1,
    target,
    then: null,
    shown,
    preparing: null,
    isFirst,
    loaded: 0,
    steps,
  };
  const still = step(seeking, ...(target.mode === 'passing' ? [send({ kind: 'pause' })] : []));
  return andThen(still, () => {
    const { atMs, window, lands } = target;
    const margin = state.wantsToPlay ? PLAYING_MARGIN * state.speed : 0;
    if (shown?.window === window && lands === 'moment' && reaches(shown, atMs, margin)) {
      return step(seeking, send({ kind: 'seek', slice: shown.number, atMs, jump: seeking.jump }));
    }
    return prepare(seeking, shown?.window === window ? 'jump' : 'window');
  });
}

function surroundings(state: PlaybackState): Pick<Seeking, 'shown' | 'isFirst'> {
  switch (state.phase) {
    case 'showing':
      return { shown: state.shown, isFirst: false };
    case 'seeking':
      return { shown: state.shown, isFirst: state.isFirst };
    default:
      return { shown: null, isFirst: true };
  }
}

/** Has a slice prepared that holds the moment. */
export function prepare(state: SeekingState, reason: 'window' | 'jump'): PlaybackStep {
  const { target, jump: number } = state;
  const [slice, request] = [state.slice + 1, state.request + 1];
  return step(
    { ...state, slice, request, preparing: { step: 'finding', request } },
    send({ kind: 'begin', slice, jump: number, reason }),
    { kind: 'findSlice', request, windowNumber: target.window.number, atMs: target.atMs },
  );
}

/** The moment cannot be shown; another one may be. */
export function fail(state: PlaybackState, problem: string): PlaybackStep {
  return step({ ...common(state), phase: 'failed', problem }, send({ kind: 'pause' }));
}

/** Loads a stage anew, at the same moment, paused: of one that is there, the process ends. */
export function reload(state: PlaybackState): PlaybackStep {
  return step(
    {
      ...common(state),
      phase: 'connecting',
      stage: state.stage + 1,
      wantsToPlay: false,
      met: null,
      busySeconds: 0,
    },
    { kind: 'leaveStage' },
  );
}

/** The window to show a moment in: the one in which the user was, where that is wanted and known. */
export function windowAt(
  { followsUser, activity, window }: PlaybackCommon,
  atMs: EpochMilliseconds,
): WindowSummary {
  return (followsUser ? activeWindow(activity, atMs) : undefined) ?? window;
}
