import type { PlainObject } from '../../model/replay-event.ts';
import type { EpochMilliseconds } from '../../model/units.ts';

/** What rrweb's MediaManager keeps of a video or sound. */
export interface MediaState {
  readonly isPlaying: boolean;
  /** Seconds, at the last interaction. */
  readonly currentTime: number;
  readonly changedAtMs: EpochMilliseconds;
  readonly playbackRate: number;
  readonly muted: boolean;
  readonly loop: boolean;
  readonly volume: number;
  /** An event has changed it since the element was built. */
  readonly isTouched: boolean;
}

const INTERACTION = { play: 0, pause: 1 } as const;

/** The state of an element of a full snapshot. */
export function startMedia(attributes: PlainObject, atMs: EpochMilliseconds): MediaState {
  const state = attributes['rr_mediaState'];
  return {
    isPlaying: state ? state === 'played' : isThere(attributes['autoplay']),
    currentTime: numberOr(attributes['rr_mediaCurrentTime'], 0),
    changedAtMs: atMs,
    playbackRate: numberOr(attributes['rr_mediaPlaybackRate'], 1),
    muted: booleanOr(attributes['rr_mediaMuted'], isThere(attributes['muted'])),
    loop: booleanOr(attributes['rr_mediaLoop'], isThere(attributes['loop'])),
    volume: numberOr(attributes['rr_mediaVolume'], 1),
    isTouched: false,
  };
}

/** @param hasAttribute whether the element has an attribute now */
export function interactWithMedia(
  last: MediaState | undefined,
  data: PlainObject,
  hasAttribute: (name: string) => boolean,
  atMs: EpochMilliseconds,
): MediaState {
  const { type } = data;
  const before = last ?? {
    isPlaying: false,
    currentTime: 0,
    playbackRate: 1,
    // rrweb 2.1.6 takes the attribute's absence for a yes, here only.
    muted: !hasAttribute('muted'),
    loop: !hasAttribute('loop'),
    volume: 1,
  };
  const goesOn = before.isPlaying || hasAttribute('autoplay');
  return {
    isPlaying: type === INTERACTION.play || (type !== INTERACTION.pause && goesOn),
    currentTime: numberOr(data['currentTime'], before.currentTime),
    changedAtMs: atMs,
    playbackRate: numberOr(data['playbackRate'], before.playbackRate),
    muted: booleanOr(data['muted'], before.muted),
    loop: booleanOr(data['loop'], before.loop),
    volume: numberOr(data['volume'], before.volume),
    isTouched: true,
  };
}

/** The interaction that brings an element to where it is at a moment; undefined where its record says all. */
export function writeMedia(state: MediaState, id: number, atMs: EpochMilliseconds): PlainObject | undefined {
  if (!state.isTouched && !state.isPlaying) {
    return undefined;
  }
  const { playbackRate, muted, loop, volume, isPlaying, changedAtMs } = state;
  const played = isPlaying ? Math.max(0, ((atMs - changedAtMs) / 1000) * playbackRate) : 0;
  return {
    type: isPlaying ? INTERACTION.play : INTERACTION.pause,
    id,
    currentTime: state.currentTime + played,
    volume,
    muted,
    loop,
    playbackRate,
  };
}

function isThere(attribute: unknown): boolean {
  return attribute !== undefined && attribute !== null;
}

function numberOr(value: unknown, fallback: number): number {
  return typeof value === 'number' ? value : fallback;
}

function booleanOr(value: unknown, fallback: boolean): boolean {
  return typeof value === 'boolean' ? value : fallback;
}
