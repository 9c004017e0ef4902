import type { RecordedPage } from '../../record/fidelity/record-page.ts';
import { comparePictures } from './compare-pictures.ts';
import { compareReadings } from './compare-readings.ts';
import type { Shown } from './show-moments.ts';

/** In how much a player differs from the truth: in one look at a page, or in all of them. */
export interface Score {
  readonly pixels: number;
  readonly total: number;
  readonly displaced: number;
  readonly styles: number;
}

/** One look at a page, compared. */
export interface ScoredLook extends Score {
  readonly shown: Shown;
  readonly details: readonly string[];
  /** A PNG that shows which pixels differ, if any. */
  readonly difference: Buffer | undefined;
}

export const NOTHING: Score = { pixels: 0, total: 0, displaced: 0, styles: 0 };

/** Compares one look at a page with the truth of its moment. */
export function scoreLook({ truths }: RecordedPage, shown: Shown): ScoredLook {
  const truth = truths[shown.moment]!;
  const { pixels, total, picture: difference } = comparePictures(truth.picture, shown.picture);
  const { displaced, styles, details } = compareReadings(truth.reading, shown.reading);
  return { pixels, total, displaced, styles, details, shown, difference };
}

export function addScores(scores: readonly Score[]): Score {
  return scores.reduce(
    (sum, score) => ({
      pixels: sum.pixels + score.pixels,
      total: sum.total + score.total,
      displaced: sum.displaced + score.displaced,
      styles: sum.styles + score.styles,
    }),
    NOTHING,
  );
}

/** In which regards one differs from the truth by more than another; empty where in none. */
export function worseIn(score: Score, than: Score): string[] {
  return [
    ...(score.pixels > than.pixels + PIXEL_NOISE * than.total ? ['pixels'] : []),
    ...(score.displaced > than.displaced ? ['displaced'] : []),
    ...(score.styles > than.styles ? ['styles'] : []),
  ];
}

/** Two runs of the same player differ by less than this share. */
const PIXEL_NOISE = 0.00005;
