import type { ToStage } from '../../stage/protocol.ts';
import type { HeldSlice, PlacedBatch } from './held-slice.ts';
import type { PlaybackCommand, PlaybackCommon, PlaybackState, Seeking, Showing } from './playback-state.ts';

/** What follows from an event: another state, and what is to be done, in order. */
export interface PlaybackStep {
  readonly state: PlaybackState;
  readonly commands: readonly PlaybackCommand[];
}

export type SeekingState = PlaybackCommon & { readonly phase: 'seeking' } & Seeking;
export type ShowingState = PlaybackCommon & { readonly phase: 'showing' } & Showing;

/** A state, and commands in the order in which they are carried out. */
export function step(state: PlaybackState, ...commands: readonly PlaybackCommand[]): PlaybackStep {
  return { state, commands };
}

/** One step after another. */
export function andThen(first: PlaybackStep, next: (state: PlaybackState) => PlaybackStep): PlaybackStep {
  const { state, commands } = next(first.state);
  return { state, commands: [...first.commands, ...commands] };
}

/** A step, after a command that comes before all others. */
export function after(command: PlaybackCommand | null, { state, commands }: PlaybackStep): PlaybackStep {
  return { state, commands: command ? [command, ...commands] : commands };
}

/** Has the stage told something. */
export function send(message: Exclude<ToStage, { kind: 'events' }>): PlaybackCommand {
  return { kind: 'send', message };
}

/** Has a batch handed to the stage. */
export function sendEvents({ number: slice }: HeldSlice, placed: PlacedBatch): PlaybackCommand {
  return { kind: 'sendEvents', events: { slice, ...placed } };
}

/** Has the moment remembered as the one where the user left off. */
export function keepPosition(state: PlaybackState): PlaybackStep {
  const position = { windowNumber: state.window.number, atMs: state.nowMs };
  return step(state, { kind: 'keepPosition', position });
}

/** What holds in every phase. */
export function common(state: PlaybackState): PlaybackCommon {
  const { windows, window, nowMs, wantsToPlay, speed, scale, look, skipInactivity, followsUser } = state;
  const { activity, inactive, met, busySeconds, stage, jump: number, slice, request } = state;
  return {
    windows,
    window,
    nowMs,
    wantsToPlay,
    speed,
    scale,
    look,
    skipInactivity,
    followsUser,
    activity,
    inactive,
    met,
    busySeconds,
    stage,
    jump: number,
    slice,
    request,
  };
}
