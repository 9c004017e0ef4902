import type { SessionDetails, WindowSummary } from '../../../shared/model/session.ts';
import type { EpochMilliseconds } from '../../../shared/model/units.ts';
import {
  activeWindow,
  listActivity,
  nextPlace,
  type UserPlace,
  type WindowActivity,
} from './active-window.ts';
import type { WindowIndexes } from './window-indexes.ts';

/** Knows in which window of a session the user was, as far as the deep index does. */
export class UserFollower {
  private readonly indexes: WindowIndexes;
  /** Those that can be shown. */
  private readonly windows: readonly WindowSummary[];
  private readonly stopListening: () => void;

  /** @param tell hears whether the user can be followed, when that may have changed */
  constructor(details: SessionDetails, indexes: WindowIndexes, tell: (isPossible: boolean) => void) {
    this.indexes = indexes;
    this.windows = details.windows.filter(({ fullSnapshots }) => fullSnapshots > 0);
    this.stopListening = indexes.known.subscribe(() => tell(this.activity.length > 1));
    if (this.windows.length > 1) {
      this.windows.forEach(({ number }) => void indexes.read(number));
    }
  }

  /** The window to show a moment in; undefined where nothing is known. */
  windowAt(atMs: EpochMilliseconds): WindowSummary | undefined {
    return activeWindow(this.activity, atMs);
  }

  /** Where the session goes on when a window has ended. */
  nextPlace(ended: WindowSummary): UserPlace | undefined {
    return nextPlace(this.windows, ended);
  }

  close(): void {
    this.stopListening();
  }

  private get activity(): WindowActivity[] {
    return listActivity(this.windows, this.indexes.known.get());
  }
}
