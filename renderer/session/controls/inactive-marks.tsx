import { memo, type ReactElement } from 'react';
import type { TimeSpan } from '../../../shared/model/window-index.ts';
import type { EpochMilliseconds, Milliseconds } from '../../../shared/model/units.ts';
import css from './inactive-marks.module.css';

/** Shorter than this share of the bar, a span is less than a pixel wide. */
const MIN_SHARE = 1 / 3000;
/** What a bar can hold; of more, the longest are drawn. */
const MAX_MARKS = 500;

interface InactiveMarksProps {
  readonly spans: readonly TimeSpan[];
  /** The beginning of the bar. */
  readonly startMs: EpochMilliseconds;
  readonly length: Milliseconds;
}

/** Where on the seek bar the user did nothing. Drawn anew only when more is known, not while it plays. */
export const InactiveMarks = memo(function InactiveMarks({
  spans,
  startMs,
  length,
}: InactiveMarksProps): ReactElement {
  const lengthOf = ({ fromMs, toMs }: TimeSpan): number => toMs - fromMs;
  const shown = spans
    .filter((span) => lengthOf(span) >= length * MIN_SHARE)
    .sort((a, b) => lengthOf(b) - lengthOf(a))
    .slice(0, MAX_MARKS);
  return (
    <>
      {shown.map((span) => (
        <div
          key={span.fromMs}
          className={css.mark}
          style={{
            left: `${(100 * (span.fromMs - startMs)) / length}%`,
            width: `${(100 * lengthOf(span)) / length}%`,
          }}
        />
      ))}
    </>
  );
});
