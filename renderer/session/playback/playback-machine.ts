import type { WindowSummary } from '../../../shared/model/session.ts';
import type { EpochMilliseconds, Milliseconds } from '../../../shared/model/units.ts';
import type { SliceContent } from '../../stage/protocol.ts';
import { nextPlace } from '../activity/active-window.ts';
import { findSkip } from '../activity/skip-inactivity.ts';
import { holdSlice, isFirstSlice, noteContent, type HeldSlice } from './held-slice.ts';
import { begin, fail, goTo, jump, prepare, reload, windowAt } from './jumping.ts';
import type { JumpTo, PlaybackEvent, PlaybackState, SeekMode, Told } from './playback-state.ts';
import {
  after,
  common,
  keepPosition,
  send,
  step,
  andThen,
  type PlaybackStep,
  type SeekingState,
  type ShowingState,
} from './playback-step.ts';
import {
  afterReading,
  askForStep,
  extend,
  fill,
  isPassing,
  readAhead,
  readingOf,
  replace,
  takeBatch,
} from './slice-reading.ts';

const STAGE_GONE =
  'The process that shows the page has stopped. It may need more memory than this computer has.';
/** Less than any clock tells apart. */
const JUST_BEFORE: Milliseconds = 0.001;

/**
 * The app's side of playing a session: what is wanted, which window and slice that needs, and what the stage shows by
 * now. Pure: the shell (playback-shell.ts) carries the commands out and reports what came of them.
 */
export function reducePlayback(state: PlaybackState, event: PlaybackEvent): PlaybackStep {
  if (state.phase === 'closed') {
    return { state, commands: [] };
  }
  if ('stage' in event) {
    return event.stage === state.stage && state.phase !== 'stopped' ? reduceStage(state, event) : step(state);
  }
  if ('request' in event) {
    return reduceAnswer(state, event);
  }
  switch (event.kind) {
    case 'closed':
      return step({ ...common(state), phase: 'closed' }, { kind: 'leaveStage' });
    case 'activityKnown':
      return step({ ...state, activity: event.activity });
    case 'inactivityKnown':
      return step(event.window === state.window ? { ...state, inactive: event.inactive } : state);
    default:
      return reduceUser(state, event);
  }
}

// What the user does.

type UserEvent = Exclude<
  PlaybackEvent,
  { kind: `stage${string}` | 'sliceFound' | 'eventsRead' | 'activityKnown' | 'inactivityKnown' | 'closed' }
>;

function reduceUser(state: PlaybackState, event: UserEvent): PlaybackStep {
  if (isForStage(event)) {
    return tellStage(state, event);
  }
  switch (event.kind) {
    case 'jumped':
      return event.to ? jumpTo(state, event.atMs, event.mode, event.to) : jump(state, event.atMs, event.mode);
    case 'toggled':
      return toggle(state);
    case 'stepped':
      return stepBy(state, event.by);
    case 'skippingSet':
      return step({ ...state, skipInactivity: event.isOn });
    case 'followingSet':
      return follow({ ...state, followsUser: event.isOn });
    case 'problemDismissed':
      return step({ ...state, met: null });
    case 'reloaded':
      return reload(state);
    case 'stopped':
      return stop(state, event.problem);
  }
}

/** What the stage does at once, whatever it is at. */
type StageSetting = Extract<UserEvent, { kind: 'speedSet' | 'scaleSet' | 'lookSet' }>;

function isForStage(event: UserEvent): event is StageSetting {
  return event.kind === 'speedSet' || event.kind === 'scaleSet' || event.kind === 'lookSet';
}

function tellStage(state: PlaybackState, event: StageSetting): PlaybackStep {
  switch (event.kind) {
    case 'speedSet':
      return step({ ...state, speed: event.speed }, send({ kind: 'setSpeed', speed: event.speed }));
    case 'lookSet':
      return step({ ...state, look: event.look }, send({ kind: 'setLook', look: event.look }));
    case 'scaleSet': {
      const { scale, isTold } = event;
      return step({ ...state, scale }, ...(isTold ? [] : [send({ kind: 'setScale', scale })]));
    }
  }
}

function jumpTo(state: PlaybackState, atMs: EpochMilliseconds, mode: SeekMode, to: JumpTo): PlaybackStep {
  const followed = windowAt(state, atMs);
  const named = state.windows.find(({ number }) => number === to.windowNumber);
  if (to.kind === 'any') {
    const window = named ?? windowHolding(state.windows, followed, atMs);
    return andThen(setPlaying(state, false), (still) => goTo(still, { window, atMs, lands: 'moment', mode }));
  }
  if (!named || (to.kind === 'in' && named === followed)) {
    return jump(state, atMs, mode);
  }
  return goTo({ ...state, followsUser: false }, { window: named, atMs, lands: 'moment', mode });
}

function toggle(state: PlaybackState): PlaybackStep {
  const isLoading = state.phase === 'connecting' || (state.phase === 'seeking' && state.isFirst);
  if (isLoading || state.phase === 'failed' || state.phase === 'stopped') {
    return step(state);
  }
  const { wantsToPlay, nowMs, window } = state;
  const isAtEnd = !wantsToPlay && nowMs >= window.endedAtMs;
  return andThen(setPlaying(state, !wantsToPlay), (set) =>
    isAtEnd ? jump(set, window.startedAtMs, 'atOnce') : step(set),
  );
}

/** While a pointer is dragged nothing plays; it does when that is let go. */
function setPlaying(state: PlaybackState, wantsToPlay: boolean): PlaybackStep {
  const set = { ...state, wantsToPlay };
  if (set.phase !== 'showing' && set.phase !== 'seeking') {
    return step(set);
  }
  const isHeld = wantsToPlay && isPassing(set);
  return step(
    set.phase === 'showing' ? { ...withoutSteps(set), isDry: false } : { ...set, steps: 0 },
    ...(isHeld ? [] : [send({ kind: wantsToPlay ? 'play' : 'pause' })]),
  );
}

/** Whoever plays or pauses wants no steps any more; the one that the stage looks for is still taken. */
function withoutSteps(state: ShowingState): ShowingState {
  return { ...state, steps: 0, stepping: state.stepping === 'asking' ? 'asking' : 'no' };
}

/** Steps that come while others are under way are added up, and taken together. */
function stepBy(state: PlaybackState, by: number): PlaybackStep {
  return andThen(state.wantsToPlay ? setPlaying(state, false) : step(state), (still) => {
    switch (still.phase) {
      case 'seeking':
        return step({ ...still, steps: still.steps + by });
      case 'showing':
        return askForStep({ ...still, steps: still.steps + by });
      default:
        return step(still);
    }
  });
}

/** Shows the window in which the user was, if that is wanted and another one. */
function follow(state: PlaybackState): PlaybackStep {
  const isElsewhere = state.followsUser && windowAt(state, state.nowMs) !== state.window;
  return isElsewhere ? jump(state, state.nowMs, 'atOnce') : step(state);
}

function stop(state: PlaybackState, problem: string): PlaybackStep {
  return step(
    { ...common(state), phase: 'stopped', problem, met: null, busySeconds: 0 },
    { kind: 'leaveStage' },
  );
}

// What was found and read in the library.

function reduceAnswer(
  state: PlaybackState,
  event: Extract<PlaybackEvent, { kind: 'sliceFound' | 'eventsRead' }>,
): PlaybackStep {
  const reading = readingOf(state);
  if (!reading || !('request' in reading) || reading.request !== event.request) {
    return step(state);
  }
  if (event.kind === 'eventsRead') {
    return event.batch.ok ? takeBatch(state, event.batch.value) : fail(state, event.batch.error.message);
  }
  if (state.phase === 'showing') {
    return event.slice.ok ? replace(state, event.slice.value) : extend(state);
  }
  if (state.phase !== 'seeking') {
    return step(state);
  }
  const { target, slice } = state;
  return event.slice.ok
    ? fill(
        state,
        holdSlice(slice, target.window, event.slice.value.from, target.atMs),
        event.slice.value.toChunk,
      )
    : fail(state, event.slice.error.message);
}

// What the stage tells.

function reduceStage(
  state: PlaybackState,
  event: Extract<PlaybackEvent, { kind: `stage${string}` }>,
): PlaybackStep {
  switch (event.kind) {
    case 'stageConnected':
      return state.phase === 'connecting'
        ? begin(state, { window: state.window, atMs: state.nowMs, lands: 'moment', mode: 'atOnce' }, 0)
        : step(state);
    case 'stageGone':
      return stop(state, STAGE_GONE);
    case 'stageSilent':
      return step({ ...state, busySeconds: event.seconds });
    case 'stageTold':
      return hear(state, event.jump, event.message);
  }
}

/** @param number the last jump that the stage had heard of */
function hear(state: PlaybackState, number: number, message: Told): PlaybackStep {
  if (message.kind === 'shown') {
    return noteShown(state, message.slice);
  }
  if (message.kind === 'holds') {
    return noteHeld(state, message);
  }
  if (number !== state.jump) {
    return step(state);
  }
  if (message.kind === 'problemMet') {
    return step({ ...state, met: { problem: message.message, count: message.count } });
  }
  if (message.kind === 'failed') {
    return state.phase === 'seeking' || state.phase === 'showing'
      ? fail(state, message.message)
      : step(state);
  }
  if (state.phase === 'seeking') {
    return hearSeeking(state, message);
  }
  return state.phase === 'showing' ? hearShowing(state, message) : step(state);
}

function noteShown(state: PlaybackState, slice: number): PlaybackStep {
  const reading = readingOf(state);
  if (reading?.step !== 'starting' || reading.held.number !== slice) {
    return step(state);
  }
  const { held } = reading;
  if (state.phase === 'seeking') {
    return step({ ...state, shown: held, preparing: null });
  }
  return state.phase === 'showing'
    ? afterReading({ ...state, shown: { ...held, atMs: state.shown.atMs }, ahead: null })
    : step(state);
}

function noteHeld(state: PlaybackState, content: SliceContent): PlaybackStep {
  if ((state.phase !== 'seeking' && state.phase !== 'showing') || state.shown?.number !== content.slice) {
    return step(state);
  }
  const shown = noteContent(state.shown, content);
  const isWhole = isFirstSlice(shown) && shown.next === null;
  const isOfWindow = shown.window === state.window;
  return step({ ...state, shown }, ...(isOfWindow ? [{ kind: 'noteHeld', content, isWhole } as const] : []));
}

type Playing = Exclude<Told, { kind: 'shown' | 'holds' | 'problemMet' | 'failed' }>;

function hearSeeking(state: SeekingState, message: Playing): PlaybackStep {
  if (message.kind === 'passed') {
    return prepare(state, 'jump');
  }
  return message.kind === 'moved' && state.shown && state.preparing === null
    ? arrive(state, { ...state.shown, atMs: message.atMs })
    : step(state);
}

/** The stage shows the moment that was wanted; another one may have been since. */
function arrive(state: SeekingState, shown: HeldSlice): PlaybackStep {
  if (state.then) {
    return begin({ ...state, shown }, state.then, state.steps);
  }
  const showing: ShowingState = {
    ...common(state),
    phase: 'showing',
    shown,
    ahead: null,
    isPassing: state.target.mode === 'passing',
    isDry: false,
    steps: state.steps,
    stepping: 'no',
  };
  const plays = state.wantsToPlay && !showing.isPassing;
  return after(plays ? send({ kind: 'play' }) : null, move(showing, shown.atMs));
}

function hearShowing(state: ShowingState, message: Playing): PlaybackStep {
  switch (message.kind) {
    case 'moved':
      return move(moveTo(state, message.atMs), message.atMs);
    case 'ranDry':
      return readAhead({ ...state, isDry: true });
    case 'finished':
      return finish(state);
    case 'stepFound':
      return state.stepping === 'asking'
        ? takeStep({ ...state, stepping: 'no' }, message.by, message.atMs)
        : step(state);
    case 'passed':
      return step(state);
  }
}

/** Once playing has moved on, it waits for events no longer. */
function moveTo(state: ShowingState, atMs: EpochMilliseconds): ShowingState {
  const isDry = state.isDry && atMs === state.shown.atMs;
  return { ...state, shown: { ...state.shown, atMs }, isDry };
}

/** The stage shows another moment, by playing or after a jump: goes on elsewhere where the user wants that. */
function move(state: ShowingState, atMs: EpochMilliseconds): PlaybackStep {
  return andThen(keepPosition({ ...state, nowMs: atMs }), (moved) => {
    if (moved.phase !== 'showing') {
      return step(moved);
    }
    const isFree = moved.wantsToPlay && !moved.isPassing;
    if (isFree && windowAt(moved, atMs) !== moved.window) {
      return jump(moved, atMs, 'atOnce');
    }
    const skip = isFree && moved.skipInactivity ? findSkip(moved.inactive, atMs) : undefined;
    if (skip) {
      return after({ kind: 'tellSkipped', byMs: skip.byMs }, jump(moved, skip.toMs, 'atOnce'));
    }
    if (moved.steps !== 0) {
      return askForStep(moved);
    }
    return moved.wantsToPlay ? readAhead(moved) : step(moved);
  });
}

/** The window has come to its end; the session may go on in another. */
function finish(state: ShowingState): PlaybackStep {
  const next = state.followsUser ? nextPlace(showable(state.windows), state.window) : undefined;
  return next
    ? goTo(state, { window: next.window, atMs: next.atMs, lands: 'moment', mode: 'atOnce' })
    : step({ ...state, wantsToPlay: false, isDry: false });
}

// Steps from one recorded moment to another.

/** Goes to where a step leads; beyond what is held, further chunks are read first. */
function takeStep(state: ShowingState, by: number, atMs: EpochMilliseconds | null): PlaybackStep {
  const { shown, window } = state;
  if (atMs !== null) {
    return begin(state, { window, atMs, lands: 'moment', mode: 'atOnce' }, state.steps);
  }
  if (by < 0 && !isFirstSlice(shown) && shown.firstMs !== null) {
    const justBefore = shown.firstMs - JUST_BEFORE;
    return begin(state, { window, atMs: justBefore, lands: 'event', mode: 'atOnce' }, state.steps);
  }
  if (by > 0 && shown.next) {
    const waiting: ShowingState = { ...state, steps: state.steps + by, stepping: 'reading' };
    return waiting.ahead ? step(waiting) : extend(waiting);
  }
  return askForStep(state);
}

function showable(windows: readonly WindowSummary[]): readonly WindowSummary[] {
  return windows.filter(({ fullSnapshots }) => fullSnapshots > 0);
}

/** The preferred window, unless only another one was recorded at a moment. */
function windowHolding(
  windows: readonly WindowSummary[],
  preferred: WindowSummary,
  atMs: EpochMilliseconds,
): WindowSummary {
  const holds = ({ startedAtMs, endedAtMs, fullSnapshots }: WindowSummary): boolean =>
    startedAtMs <= atMs && atMs <= endedAtMs && fullSnapshots > 0;
  return holds(preferred) ? preferred : (windows.find(holds) ?? preferred);
}
