import type { ReactElement } from 'react';
import type { EpochMilliseconds } from '../../../shared/model/units.ts';
import { clock, formatTime } from '../../ui/clock.ts';
import { formatSpan } from '../../ui/format.ts';
import { RecordedText } from '../../ui/recorded-text.tsx';
import { useStore } from '../../ui/store.ts';
import type { Playback } from '../playback/playback.ts';
import { SeekPicture } from './seek-picture.tsx';
import { urlAt } from '../activity/window-facts.ts';
import hint from '../hint.module.css';

/** More of an address than this is not read in passing. */
const MAX_URL_CHARACTERS = 300;

interface SeekHintProps {
  readonly playback: Playback;
  readonly atMs: EpochMilliseconds;
}

/** What is at the moment under the pointer: when, on which page, and whether the user did anything. */
export function SeekHint({ playback, atMs }: SeekHintProps): ReactElement {
  const { facts, window } = useStore(playback.state);
  const choice = useStore(clock);
  const { startedAtMs, endedAtMs } = playback.details.session;
  const percent = (100 * (atMs - startedAtMs)) / Math.max(endedAtMs - startedAtMs, 1);
  const isRecorded = window.startedAtMs <= atMs && atMs <= window.endedAtMs;
  const inactive = facts.inactive.find(({ fromMs, toMs }) => fromMs <= atMs && atMs <= toMs);
  const url = isRecorded ? urlAt(facts.urls, atMs)?.url : undefined;
  return (
    // It is as far to the left of the pointer as the pointer is along the bar, so that it never leaves the window.
    <div
      className={hint.hint}
      style={{ left: `${percent}%`, transform: `translateX(-${percent}%)` }}
      aria-hidden="true"
    >
      {isRecorded && window.fullSnapshots > 0 && (
        <SeekPicture playback={playback} window={window} atMs={atMs} />
      )}
      <span className={hint.time}>{formatTime(choice, atMs, startedAtMs)}</span>
      {typeof url === 'string' && <RecordedText text={url.slice(0, MAX_URL_CHARACTERS)} />}
      {inactive && <span className={hint.note}>{formatSpan(inactive.toMs - inactive.fromMs)} idle</span>}
      {!isRecorded && <span className={hint.note}>nothing recorded in this window</span>}
    </div>
  );
}
