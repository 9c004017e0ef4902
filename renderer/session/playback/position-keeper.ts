import type { Position } from '../../../shared/model/session.ts';
import type { Milliseconds } from '../../../shared/model/units.ts';
import { api } from '../../app/state/api.ts';

const SAVE_INTERVAL: Milliseconds = 1000;

export interface PositionKeeper {
  keep(position: Position): void;
  /** Saves what has not been saved yet. */
  close(): void;
}

/** Remembers where the user is in a session: at once, then at most once a second, and when the window closes. */
export function rememberPositions(sessionId: string): PositionKeeper {
  let unsaved: Position | undefined;
  let timer: number | undefined;
  const save = (): void => {
    if (unsaved) {
      // A position that cannot be saved is not worth an interruption.
      void api.savePosition({ sessionId, ...unsaved }).catch(() => undefined);
      unsaved = undefined;
    }
  };
  const saveLater = (): void => {
    timer = window.setTimeout(() => {
      timer = undefined;
      save();
    }, SAVE_INTERVAL);
  };
  window.addEventListener('pagehide', save);
  return {
    keep: (position) => {
      unsaved = position;
      if (timer === undefined) {
        save();
        saveLater();
      }
    },
    close: () => {
      window.clearTimeout(timer);
      window.removeEventListener('pagehide', save);
      save();
    },
  };
}
