import type { Position } from '../../shared/model/session.ts';
import type { Milliseconds } from '../../shared/model/units.ts';
import { api } from '../api.ts';

const SAVE_INTERVAL: Milliseconds = 1000;

export interface PositionKeeper {
  keep(position: Position): void;
  /** Saves what has not been saved yet. */
  close(): void;
}

/** Remembers where the user is in a session, writing at most once a second. */
export function rememberPositions(sessionId: string): PositionKeeper {
  let unsaved: Position | undefined;
  let timer: number | undefined;
  const save = (): void => {
    timer = undefined;
    if (unsaved) {
      // A position that cannot be saved is not worth an interruption.
      void api.savePosition({ sessionId, ...unsaved });
      unsaved = undefined;
    }
  };
  return {
    keep: (position) => {
      unsaved = position;
      timer ??= window.setTimeout(save, SAVE_INTERVAL);
    },
    close: () => {
      window.clearTimeout(timer);
      save();
    },
  };
}
