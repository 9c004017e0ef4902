import { useEffect, useState, type ReactElement } from 'react';
import type { WindowSummary } from '../../../shared/model/session.ts';
import type { EpochMilliseconds, Milliseconds } from '../../../shared/model/units.ts';
import { api, settle } from '../../app/state/api.ts';
import { useDerived, useStore } from '../../ui/store.ts';
import type { Playback } from '../playback/playback.ts';
import css from './seek-picture.module.css';

/** How many pictures a window has at most; they are made when the pointer asks for them, and kept in the library. */
const PICTURES = 150;
const MIN_STEP: Milliseconds = 1000;
/** How long a pointer must rest before a picture is made. */
const HOVER_DELAY: Milliseconds = 60;

interface SeekPictureProps {
  readonly playback: Playback;
  readonly window: WindowSummary;
  readonly atMs: EpochMilliseconds;
}

/**
 * A small picture of the page at about a moment; until it is there, that of the moment before. There is none of what
 * is on the stage itself.
 */
export function SeekPicture({ playback, window, atMs }: SeekPictureProps): ReactElement | null {
  const sessionId = playback.details.session.id;
  const momentMs = toPictured(window, atMs);
  const isOnStage = useDerived(playback.now, (now) => toPictured(window, now) === momentMs);
  // While the stage jumps, making a picture would slow it down.
  const isArriving = useStore(playback.isArriving);
  const isWanted = !isOnStage && !isArriving;
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    if (!isWanted) {
      return undefined;
    }
    let isCurrent = true;
    const timer = setTimeout(() => {
      void settle(api.readPreview({ sessionId, windowNumber: window.number, atMs: momentMs })).then(
        (read) => {
          if (isCurrent && read.ok && read.value) {
            setUrl(read.value.url);
          }
        },
      );
    }, HOVER_DELAY);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [sessionId, window, momentMs, isWanted]);
  return url === null || isOnStage ? null : <img className={css.picture} src={url} alt="" />;
}

/** The moment of the picture that stands for another. */
function toPictured({ startedAtMs, endedAtMs }: WindowSummary, atMs: EpochMilliseconds): EpochMilliseconds {
  const step = Math.max(MIN_STEP, (endedAtMs - startedAtMs) / PICTURES);
  return startedAtMs + Math.floor((atMs - startedAtMs) / step) * step;
}
