import type { EventBatch, EventSlice } from '../../../shared/contract/events.ts';
import {
  addBatch,
  holdSlice,
  isFull,
  isOutgrownBy,
  lastChunkOf,
  needsMore,
  type HeldSlice,
} from './held-slice.ts';
import type { Ahead, PlaybackState, Preparing } from './playback-state.ts';
import {
  after,
  send,
  sendEvents,
  step,
  type PlaybackStep,
  type SeekingState,
  type ShowingState,
} from './playback-step.ts';

/** What is being read, for the moment that is wanted or for what follows the one that is shown. */
export function readingOf(state: PlaybackState): Ahead | Preparing | null {
  switch (state.phase) {
    case 'seeking':
      return state.preparing;
    case 'showing':
      return state.ahead;
    default:
      return null;
  }
}

/** Whether a pointer is dragged: nothing plays. */
export function isPassing(state: SeekingState | ShowingState): boolean {
  return state.phase === 'seeking' ? state.target.mode === 'passing' : state.isPassing;
}

/** Reads all of a slice that is being prepared; then the stage can show it. */
export function fill(state: SeekingState | ShowingState, held: HeldSlice, toChunk: number): PlaybackStep {
  if (held.next === null || held.next.chunk > toChunk) {
    const lands = state.phase === 'seeking' ? state.target.lands : 'moment';
    const play = state.wantsToPlay && !isPassing(state);
    const { scale, speed, look } = state;
    return step(
      putReading(state, { step: 'starting', held }),
      send({ kind: 'start', slice: held.number, atMs: held.atMs, lands, play, speed, scale, look }),
    );
  }
  const request = state.request + 1;
  return step(putReading({ ...state, request }, { step: 'filling', request, held, toChunk }), {
    kind: 'readEvents',
    request,
    windowNumber: held.window.number,
    from: held.next,
    toChunk,
  });
}

/** Hands a batch that was read to the stage, and reads on as far as is wanted. */
export function takeBatch(state: PlaybackState, batch: EventBatch): PlaybackStep {
  const reading = readingOf(state);
  if (reading?.step === 'filling' && (state.phase === 'seeking' || state.phase === 'showing')) {
    const { held, placed } = addBatch(reading.held, batch);
    const handed = {
      ...state,
      ...(state.phase === 'seeking' ? { loaded: shareOf(held, reading.toChunk) } : {}),
    };
    return after(sendEvents(held, placed), fill(handed, held, reading.toChunk));
  }
  if (state.phase === 'showing' && state.ahead?.step === 'extending') {
    const { held, placed } = addBatch(state.shown, batch);
    return after(sendEvents(held, placed), readOn({ ...state, shown: held }, state.ahead.toChunk));
  }
  return step(state);
}

function shareOf(held: HeldSlice, toChunk: number): number {
  const start = held.from.chunk;
  return (lastChunkOf(held) + 1 - start) / (toChunk + 1 - start);
}

function putReading<State extends SeekingState | ShowingState>(
  state: State,
  reading: Exclude<Preparing, { step: 'finding' }>,
): State {
  return state.phase === 'seeking' ? { ...state, preparing: reading } : { ...state, ahead: reading };
}

// What is read while a slice is shown.

/** Reads further than what is played, if need be. */
export function readAhead(state: ShowingState): PlaybackStep {
  const { shown, ahead, isDry, speed } = state;
  if (shown.next === null || ahead !== null || !(isDry || needsMore(shown, speed))) {
    return step(state);
  }
  if (!isFull(shown)) {
    return extend(state);
  }
  const request = state.request + 1;
  return step(
    { ...state, request, ahead: { step: 'looking', request } },
    { kind: 'findSlice', request, windowNumber: shown.window.number, atMs: shown.atMs },
  );
}

/** Reads the next chunk. */
export function extend(state: ShowingState): PlaybackStep {
  return state.shown.next ? readOn(state, state.shown.next.chunk) : step({ ...state, ahead: null });
}

function readOn(state: ShowingState, toChunk: number): PlaybackStep {
  const { next, window } = state.shown;
  if (next === null || next.chunk > toChunk) {
    return afterReading({ ...state, ahead: null });
  }
  const request = state.request + 1;
  return step(
    { ...state, request, ahead: { step: 'extending', request, toChunk } },
    { kind: 'readEvents', request, windowNumber: window.number, from: next, toChunk },
  );
}

/** Goes on with a new player instead of an ever larger one, if there is a later place to begin. */
export function replace(state: ShowingState, found: EventSlice): PlaybackStep {
  const { shown, jump: number } = state;
  if (!isOutgrownBy(shown, found)) {
    return extend(state);
  }
  const slice = state.slice + 1;
  const held = holdSlice(slice, shown.window, found.from, shown.atMs);
  const toChunk = Math.max(found.toChunk, lastChunkOf(shown) + 1);
  return after(
    send({ kind: 'begin', slice, jump: number, reason: 'swap' }),
    fill({ ...state, slice }, held, toChunk),
  );
}

/** Steps may have waited for further events. */
export function afterReading(state: ShowingState): PlaybackStep {
  return state.stepping === 'reading' ? askForStep({ ...state, stepping: 'no' }) : step(state);
}

export function askForStep(state: ShowingState): PlaybackStep {
  const { steps: by, stepping } = state;
  return by === 0 || stepping !== 'no'
    ? step(state)
    : step({ ...state, steps: 0, stepping: 'asking' }, send({ kind: 'findStep', by }));
}
