import { useEffect, useState } from 'react';
import type { ItemTrack } from '../../../../shared/model/item.ts';
import type { Milliseconds } from '../../../../shared/model/units.ts';
import { api, unwrap } from '../../../app/state/api.ts';
import { reportProblem } from '../../../app/state/messages.ts';

/** How long typing must pause before a search begins. */
const TYPING_PAUSE: Milliseconds = 150;

/** The keys of the items that contain a text; null where none is looked for, or before any has been. */
export function useFoundKeys(sessionId: string, text: string, track: ItemTrack): ReadonlySet<number> | null {
  const wanted = text.trim();
  const [found, setFound] = useState<{ readonly text: string; readonly keys: ReadonlySet<number> } | null>(
    null,
  );
  useEffect(() => {
    if (wanted === '') {
      return;
    }
    let isWanted = true;
    const timer = setTimeout(() => {
      void unwrap(api.findItems({ sessionId, text: wanted }), reportProblem).then((keys) => {
        if (isWanted && keys) {
          setFound({ text: wanted, keys: new Set(keys) });
        }
      });
    }, TYPING_PAUSE);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [sessionId, wanted, track]);
  // While the user types on, what was found last stays on the screen.
  return wanted === '' ? null : (found?.keys ?? null);
}

const NONE: ReadonlySet<number> = new Set();

/** The console lines that repeat the line before them, read where they are folded. */
export function useRepeats(sessionId: string, track: ItemTrack, isFolded: boolean): ReadonlySet<number> {
  const [repeats, setRepeats] = useState(NONE);
  useEffect(() => {
    if (!isFolded) {
      return;
    }
    let isWanted = true;
    void unwrap(api.findRepeats({ sessionId }), reportProblem).then((keys) => {
      if (isWanted && keys) {
        setRepeats(new Set(keys));
      }
    });
    return () => {
      isWanted = false;
    };
  }, [sessionId, track, isFolded]);
  return isFolded ? repeats : NONE;
}
