import { useEffect, useState, type ReactElement } from 'react';
import type { WindowSummary } from '../../shared/model/session.ts';
import type { EpochMilliseconds, Milliseconds } from '../../shared/model/units.ts';
import { api, settle } from '../api.ts';

/** How many pictures a window has at most; they are made when the pointer asks for them, and kept in the library. */
const PICTURES = 150;
const MIN_STEP: Milliseconds = 1000;
/** A pointer that only passes by is not worth one. */
const RESTS: Milliseconds = 60;

interface SeekPictureProps {
  readonly sessionId: string;
  readonly window: WindowSummary;
  readonly atMs: EpochMilliseconds;
  /** The computer has something better to do. */
  readonly waits: boolean;
}

/** A small picture of the page at about a moment; until it is there, that of the moment before. */
export function SeekPicture({ sessionId, window, atMs, waits }: SeekPictureProps): ReactElement | null {
  const momentMs = toPictured(window, atMs);
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    if (waits) {
      return undefined;
    }
    let isWanted = true;
    const timer = setTimeout(() => {
      void settle(api.readPreview({ sessionId, windowNumber: window.number, atMs: momentMs })).then(
        (read) => {
          if (isWanted && read.ok && read.value) {
            setUrl(read.value.url);
          }
        },
      );
    }, RESTS);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [sessionId, window, momentMs, waits]);
  return url === null ? null : <img className="seek-picture" src={url} alt="" />;
}

/** The moment of the picture that stands for another. */
function toPictured({ startedAtMs, endedAtMs }: WindowSummary, atMs: EpochMilliseconds): EpochMilliseconds {
  const step = Math.max(MIN_STEP, (endedAtMs - startedAtMs) / PICTURES);
  return startedAtMs + Math.floor((atMs - startedAtMs) / step) * step;
}
