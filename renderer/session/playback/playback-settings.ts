import { INACTIVE_AFTER } from '../../../shared/replay/activity.ts';
import { createStoredStore } from '../../ui/stored-store.ts';
import { isBoolean, readStored } from '../../ui/use-stored.ts';
import { MAX_SCALE, MIN_SCALE, type StageScale } from '../../stage/protocol.ts';
import { INACTIVITY_THRESHOLDS } from '../activity/skip-inactivity.ts';
import { SPEEDS } from '../keys/key-map.ts';
import type { PlaybackSettings } from './playback-state.ts';
import type { PlaybackView } from './playback-view.ts';
import type { Playback } from './playback.ts';

const speed = createStoredStore('player.speed', 1, isSpeed);
const skipInactivity = createStoredStore('player.skipInactivity', false, isBoolean);
/** How long the user may do nothing before it counts as inactivity. */
export const inactiveAfter = createStoredStore('player.inactiveAfter', INACTIVE_AFTER, isThreshold);
/** Whether the next session of the library's list opens where this one is over, or has got its verdict. */
export const autoAdvance = createStoredStore('player.autoAdvance', false, isBoolean);
/** Before there were others, one of two was stored. */
const before: StageScale = readStored('player.scaleToFit', isBoolean) === false ? 1 : 'fit';
const scale = createStoredStore<StageScale>('player.scale', before, isScale);

/** How the user had the last session played. */
export function readPlaybackSettings(): Omit<PlaybackSettings, 'play' | 'look'> {
  return {
    speed: speed.get(),
    skipInactivity: skipInactivity.get(),
    inactiveAfter: inactiveAfter.get(),
    // A window is pinned in one session, not in all of them.
    followsUser: true,
    scale: scale.get(),
  };
}

/** Keeps what the user changes for the next session. @returns a function that ends it */
export function keepPlaybackSettings(playback: Playback): () => void {
  const { state } = playback;
  const ends = [
    inactiveAfter.subscribe(() => playback.setInactiveAfter(inactiveAfter.get())),
    state.subscribe(() => keep(state.get())),
  ];
  return () => ends.forEach((end) => end());
}

function keep(view: PlaybackView): void {
  speed.set(view.speed);
  skipInactivity.set(view.skipInactivity);
  scale.set(view.scale);
}

function isSpeed(value: unknown): value is number {
  return typeof value === 'number' && SPEEDS.includes(value);
}

function isThreshold(value: unknown): value is number {
  return typeof value === 'number' && INACTIVITY_THRESHOLDS.includes(value);
}

function isScale(value: unknown): value is StageScale {
  const isFactor = typeof value === 'number' && value >= MIN_SCALE && value <= MAX_SCALE;
  return isFactor || value === 'fit' || value === 'width' || value === 'height';
}
