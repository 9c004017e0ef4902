import { MAX_SCALE, MIN_SCALE, type StageScale } from '../../stage/protocol.ts';
import type { Playback } from '../playback/playback.ts';

/** Chromium's own steps of zoom (components/zoom/page_zoom_constants.cc), from 10 to 400 %. */
export const SCALE_STEPS: readonly number[] = [
  0.1, 0.25, 0.33, 0.5, 0.67, 0.75, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4,
];
/** Nearer than this, a scale counts as one of the steps. */
const NEAR = 0.005;

/** The next larger or smaller scale; the largest and smallest stay. */
export function nextScale(factor: number, direction: 1 | -1): number {
  return direction > 0
    ? (SCALE_STEPS.find((step) => step > factor + NEAR) ?? MAX_SCALE)
    : (SCALE_STEPS.findLast((step) => step < factor - NEAR) ?? MIN_SCALE);
}

/** Shows the page in another size, or larger or smaller by a step. */
export function scalePage(playback: Playback, to: StageScale | 'larger' | 'smaller'): void {
  const factor = playback.factor.get();
  if (to !== 'larger' && to !== 'smaller') {
    playback.setScale(to);
  } else if (factor !== null) {
    playback.setScale(nextScale(factor, to === 'larger' ? 1 : -1));
  }
}

/** A scale in whole per cent. */
export function formatScale(factor: number): string {
  return `${Math.round(factor * 100)} %`;
}

/** A scale as the value of a choice, and back; undefined where it stands for none. */
export function parseScale(value: string): StageScale | undefined {
  if (value === 'fit' || value === 'width' || value === 'height') {
    return value;
  }
  const factor = Number(value);
  return factor >= MIN_SCALE && factor <= MAX_SCALE ? factor : undefined;
}
