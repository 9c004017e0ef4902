import type { EpochMilliseconds } from '../../shared/model/units.ts';
import type { FromStage, SliceBeginning, StageEvents, StartOptions } from './protocol.ts';

/**
 * What the stage is at; slices go by their numbers. `empty`: nothing is shown. `preparing`: what is shown, if anything
 * is, stands still until another slice has been painted. `swapping`: it plays on meanwhile.
 */
export type StagePhase =
  | { readonly phase: 'empty' }
  | { readonly phase: 'preparing'; readonly shown: number | null; readonly incoming: Incoming }
  | { readonly phase: 'showing'; readonly shown: number }
  | { readonly phase: 'swapping'; readonly shown: number; readonly incoming: Incoming };

/** A slice that is being prepared: its events come, then its player is made below what is shown. */
interface Incoming {
  readonly slice: number;
  readonly step: 'collecting' | 'building' | 'painting';
}

export type StageState = StagePhase & {
  readonly wantsToPlay: boolean;
  /** The last jump that was heard of. */
  readonly jump: number;
};

/** What happens on the stage: what the app says, and what came of commands. */
export type StageEvent =
  | { readonly kind: 'begun'; readonly beginning: SliceBeginning }
  | { readonly kind: 'eventsCame'; readonly events: StageEvents }
  | { readonly kind: 'started'; readonly options: StartOptions }
  | {
      readonly kind: 'seekAsked';
      readonly slice: number;
      readonly atMs: EpochMilliseconds;
      readonly jump: number;
    }
  | { readonly kind: 'playAsked' }
  | { readonly kind: 'pauseAsked' }
  | { readonly kind: 'stepAsked'; readonly by: number }
  | { readonly kind: 'built'; readonly slice: number }
  | { readonly kind: 'notBuilt'; readonly slice: number; readonly problem: string }
  | { readonly kind: 'painted'; readonly slice: number }
  | { readonly kind: 'appended'; readonly slice: number }
  | { readonly kind: 'sought'; readonly slice: number; readonly isReached: boolean }
  | { readonly kind: 'played'; readonly slice: number; readonly isDry: boolean }
  | { readonly kind: 'finished'; readonly slice: number };

/** What is to be done with the player of a slice, and what the app is told. */
export type StageCommand =
  | { readonly kind: 'make'; readonly beginning: SliceBeginning }
  | { readonly kind: 'drop'; readonly slice: number }
  | { readonly kind: 'collect'; readonly events: StageEvents }
  /** Hands what was collected to the player. Answered by `appended`. */
  | { readonly kind: 'append'; readonly slice: number }
  /** Answered by `built` or `notBuilt`. @param under what is shown above it */
  | { readonly kind: 'build'; readonly options: StartOptions; readonly under: Under | null }
  /** Waits until it could be shown. Answered by `painted`. */
  | { readonly kind: 'paint'; readonly slice: number }
  | { readonly kind: 'reveal'; readonly slice: number; readonly under: Under | null }
  | { readonly kind: 'pause'; readonly slice: number }
  /** Answered by `sought`. */
  | { readonly kind: 'seek'; readonly slice: number; readonly atMs: EpochMilliseconds }
  /** Answered by `played`, and later, while it plays, by that again where it ran dry. */
  | { readonly kind: 'play'; readonly slice: number }
  /** Has the app told which moment lies so many recorded moments away. */
  | { readonly kind: 'findStep'; readonly slice: number; readonly by: number }
  | { readonly kind: 'tellMoment'; readonly slice: number }
  | { readonly kind: 'tellContent'; readonly slice: number }
  | { readonly kind: 'tell'; readonly message: FromStage | { readonly kind: 'taken' } }
  | { readonly kind: 'forgetProblems' };

/** What is shown while another slice is made below it; `goesOn`: that one goes on where it is then. */
export interface Under {
  readonly slice: number;
  readonly goesOn: boolean;
}

export interface StageStep {
  readonly state: StageState;
  readonly commands: readonly StageCommand[];
}

export const EMPTY_STAGE: StageState = { phase: 'empty', wantsToPlay: false, jump: 0 };

/**
 * The stage's side of playing: which slice is shown, which is being prepared, and what has been applied. Pure:
 * stage-session.ts carries the commands out and reports what came of them.
 */
export function reduceStage(state: StageState, event: StageEvent): StageStep {
  switch (event.kind) {
    case 'begun':
      return begin(state, event.beginning);
    case 'eventsCame':
      return collect(state, event.events);
    case 'started':
      return start(state, event.options);
    case 'seekAsked':
      return seek(state, event);
    case 'playAsked':
      return goOn({ ...state, wantsToPlay: true });
    case 'pauseAsked':
      return freeze({ ...state, wantsToPlay: false });
    case 'stepAsked':
      return findStep({ ...state, wantsToPlay: false }, event.by);
    default:
      return reduceAnswer(state, event);
  }
}

// What the app says.

/** What is shown stands still, unless the new slice is to take over from it as it plays. */
function begin(before: StageState, beginning: SliceBeginning): StageStep {
  const state = { ...before, jump: beginning.jump };
  const shown = shownIn(state);
  const incoming: Incoming = { slice: beginning.slice, step: 'collecting' };
  const isSwap = beginning.reason === 'swap' && shown !== null;
  return step(
    isSwap
      ? { ...state, phase: 'swapping', shown, incoming }
      : { ...state, phase: 'preparing', shown, incoming },
    ...dropIncoming(before),
    { kind: 'make', beginning },
    ...(beginning.reason === 'window' ? [{ kind: 'forgetProblems' } as const] : []),
    ...(isSwap || shown === null ? [] : [{ kind: 'pause', slice: shown } as const]),
  );
}

/** Events of a slice that nobody wants any more are taken all the same: there is room for others. */
function collect(state: StageState, events: StageEvents): StageStep {
  const { slice, isTorn } = events;
  const isShown = slice === shownIn(state);
  const isWanted = isShown || slice === incomingIn(state)?.slice;
  return step(
    state,
    ...(isWanted ? [{ kind: 'collect', events } as const] : []),
    ...(isShown && !isTorn ? [{ kind: 'append', slice } as const] : []),
    { kind: 'tell', message: { kind: 'taken' } },
  );
}

function start(state: StageState, options: StartOptions): StageStep {
  const incoming = incomingIn(state);
  return incoming?.slice === options.slice && incoming.step === 'collecting'
    ? step(at({ ...state, wantsToPlay: options.play }, 'building'), {
        kind: 'build',
        options,
        under: underIn(state),
      })
    : step(state);
}

/** What was shown when the app asked may have been replaced since. */
function seek(before: StageState, { slice, atMs, jump }: StageEvent & { kind: 'seekAsked' }): StageStep {
  const state = { ...giveUp(before), jump };
  const command: StageCommand =
    state.phase === 'showing' && state.shown === slice
      ? { kind: 'seek', slice, atMs }
      : { kind: 'tell', message: { kind: 'passed' } };
  return step(state, ...dropIncoming(before), command);
}

/**
 * Pauses. While another slice is prepared for a jump, the shown moment is not the wanted one, so it is not reported.
 */
function freeze(state: StageState): StageStep {
  const shown = shownIn(state);
  if (shown === null) {
    return step(state);
  }
  return step(
    state,
    { kind: 'pause', slice: shown },
    ...(state.phase === 'preparing' ? [] : [{ kind: 'tellMoment', slice: shown } as const]),
  );
}

function findStep(state: StageState, by: number): StageStep {
  const shown = shownIn(state);
  const { commands } = freeze(state);
  return shown === null
    ? step(state, { kind: 'tell', message: { kind: 'stepFound', by, atMs: null } })
    : step(state, ...commands, { kind: 'findStep', slice: shown, by });
}

// What came of commands.

type StageAnswer = Exclude<Extract<StageEvent, { readonly slice: number }>, { kind: 'seekAsked' }>;

function reduceAnswer(state: StageState, event: StageAnswer): StageStep {
  const incoming = incomingIn(state);
  if (event.slice !== shownIn(state) && event.slice !== incoming?.slice) {
    return step(state);
  }
  switch (event.kind) {
    case 'built':
      // Where nothing is shown there is nothing to keep; painting can take long, and then the controls should be there.
      return shownIn(state) === null
        ? show(state, event.slice)
        : step(at(state, 'painting'), { kind: 'paint', slice: event.slice });
    case 'notBuilt':
      return step(giveUp(state), ...dropIncoming(state), {
        kind: 'tell',
        message: { kind: 'failed', message: event.problem },
      });
    case 'painted':
      return show(state, event.slice);
    default:
      return event.slice === shownIn(state) ? reducePlaying(state, event) : step(state);
  }
}

/** Puts a slice in the place of the one before. */
function show(state: StageState, slice: number): StageStep {
  const shown: StageState = {
    phase: 'showing',
    shown: slice,
    wantsToPlay: state.wantsToPlay,
    jump: state.jump,
  };
  return after(
    [
      { kind: 'reveal', slice, under: underIn(state) },
      { kind: 'tell', message: { kind: 'shown', slice } },
      { kind: 'tellContent', slice },
      { kind: 'tellMoment', slice },
    ],
    goOn(shown),
  );
}

function reducePlaying(
  state: StageState,
  event: Exclude<StageAnswer, { kind: 'built' | 'notBuilt' | 'painted' }>,
): StageStep {
  const { slice } = event;
  switch (event.kind) {
    case 'appended':
      return after([{ kind: 'tellContent', slice }], goOn(state));
    case 'sought':
      return event.isReached
        ? after([{ kind: 'tellMoment', slice }], goOn(state))
        : step(state, { kind: 'tell', message: { kind: 'passed' } });
    case 'played':
      return event.isDry && state.wantsToPlay && state.phase !== 'preparing'
        ? step(
            state,
            { kind: 'pause', slice },
            { kind: 'tellMoment', slice },
            { kind: 'tell', message: { kind: 'ranDry' } },
          )
        : step(state);
    case 'finished':
      return state.wantsToPlay && state.phase !== 'preparing'
        ? step(
            { ...state, wantsToPlay: false },
            { kind: 'tellMoment', slice },
            { kind: 'tell', message: { kind: 'finished' } },
          )
        : step(state);
  }
}

// Helpers.

function step(state: StageState, ...commands: readonly StageCommand[]): StageStep {
  return { state, commands };
}

function after(commands: readonly StageCommand[], next: StageStep): StageStep {
  return { state: next.state, commands: [...commands, ...next.commands] };
}

/** Plays, where that is wanted and possible. */
function goOn(state: StageState): StageStep {
  const plays = state.wantsToPlay && (state.phase === 'showing' || state.phase === 'swapping');
  return plays ? step(state, { kind: 'play', slice: state.shown }) : step(state);
}

function shownIn(state: StageState): number | null {
  return state.phase === 'empty' ? null : state.shown;
}

function incomingIn(state: StageState): Incoming | null {
  return state.phase === 'preparing' || state.phase === 'swapping' ? state.incoming : null;
}

function underIn(state: StageState): Under | null {
  const slice = shownIn(state);
  return slice === null ? null : { slice, goesOn: state.phase === 'swapping' };
}

function at(state: StageState, next: Incoming['step']): StageState {
  return state.phase === 'preparing' || state.phase === 'swapping'
    ? { ...state, incoming: { ...state.incoming, step: next } }
    : state;
}

function dropIncoming(state: StageState): StageCommand[] {
  const incoming = incomingIn(state);
  return incoming ? [{ kind: 'drop', slice: incoming.slice }] : [];
}

/** What was being prepared is not wanted any more. */
function giveUp({ wantsToPlay, jump, ...state }: StageState): StageState {
  const shown = state.phase === 'empty' ? null : state.shown;
  return shown === null
    ? { phase: 'empty', wantsToPlay, jump }
    : { phase: 'showing', shown, wantsToPlay, jump };
}
