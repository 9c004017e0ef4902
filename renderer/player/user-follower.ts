import type { SessionDetails, WindowSummary } from '../../shared/model/session.ts';
import type { EpochMilliseconds } from '../../shared/model/units.ts';
import { api, settle } from '../api.ts';
import { activeWindow, nextPlace, type UserPlace, type WindowActivity } from './active-window.ts';

/** Knows in which window of a session the user was, as far as the deep index does. */
export class UserFollower {
  private readonly sessionId: string;
  /** Those that can be shown. */
  private readonly windows: readonly WindowSummary[];
  private readonly known = new Map<WindowSummary, WindowActivity>();
  private readonly stopListening: () => void;
  private readonly tell: (isPossible: boolean) => void;

  /** @param tell hears whether the user can be followed, when that changes */
  constructor(details: SessionDetails, tell: (isPossible: boolean) => void) {
    this.sessionId = details.session.id;
    this.windows = details.windows.filter(({ fullSnapshots }) => fullSnapshots > 0);
    this.tell = tell;
    if (this.windows.length > 1) {
      this.windows.forEach((window) => void this.read(window));
    }
    this.stopListening = api.on('windowIndexed', (event) => {
      const window = this.windows.find(({ number }) => number === event.windowNumber);
      if (event.sessionId === this.sessionId && window && this.windows.length > 1) {
        void this.read(window);
      }
    });
  }

  /** The window to show a moment in; undefined where nothing is known. */
  windowAt(atMs: EpochMilliseconds): WindowSummary | undefined {
    return activeWindow([...this.known.values()], atMs);
  }

  /** Where the session goes on when a window has ended. */
  nextPlace(ended: WindowSummary): UserPlace | undefined {
    return nextPlace(this.windows, ended);
  }

  close(): void {
    this.stopListening();
  }

  private async read(window: WindowSummary): Promise<void> {
    const index = await settle(
      api.readWindowIndex({ sessionId: this.sessionId, windowNumber: window.number }),
    );
    if (index.ok && index.value.share > 0) {
      this.known.set(window, { window, active: index.value.active });
      this.tell(this.known.size > 1);
    }
  }
}
