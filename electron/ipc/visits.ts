import { appendCustody } from '../library/custody/append-custody.ts';
import type { AppLibrary } from '../library/database/open-for-app.ts';
import type { WritableLibrary } from '../library/database/library.ts';
import { noteLater } from './note-later.ts';

interface Visit {
  readonly sessionId: string;
  readonly openedAt: Date;
  /** By a clock that nobody sets. */
  readonly startedAt: number;
}

/** Notes which sessions were open, and for how long: one entry a visit, when it ends. */
export class Visits {
  private readonly library: Pick<AppLibrary, 'writable'>;
  private current: Visit | undefined;

  constructor(library: Pick<AppLibrary, 'writable'>) {
    this.library = library;
  }

  /** @param sessionId of the session that is open now; null for the library */
  note(sessionId: string | null): void {
    if (this.current?.sessionId === (sessionId ?? undefined)) {
      return;
    }
    const left = this.current;
    this.current = sessionId === null ? undefined : begin(sessionId);
    if (left) {
      const seconds = secondsOf(left);
      void noteLater(this.library, (opened) => append(opened, left, seconds));
    }
  }

  /** The app is being quit: there is no time to wait for others who write. */
  end(): void {
    const { current, library } = this;
    this.current = undefined;
    try {
      if (current && library.writable) {
        append(library.writable, current, secondsOf(current));
      }
    } catch {
      // As if the app had been killed.
    }
  }
}

function begin(sessionId: string): Visit {
  return { sessionId, openedAt: new Date(), startedAt: performance.now() };
}

function secondsOf({ startedAt }: Visit): number {
  return Math.round((performance.now() - startedAt) / 1000);
}

function append(library: WritableLibrary, { sessionId, openedAt }: Visit, seconds: number): void {
  appendCustody(library, {
    action: 'watch',
    subject: { kind: 'session', id: sessionId },
    details: { openedAt: openedAt.toISOString(), seconds },
  });
}
