import type { UnexpectedEnd } from '../../../shared/contract/app.ts';
import { api, settle, unwrap } from './api.ts';
import { reportProblem, showNotice } from './messages.ts';
import { openMoment } from './opened-moment.ts';
import { openSession, place } from './place.ts';

/** What is said of an end that nobody asked for, and of the session that was open. */
export function explainEnd({ ended, open, isLeftClosed }: UnexpectedEnd): string {
  const what =
    ended === 'app'
      ? 'Airgap Replay ended unexpectedly last time.'
      : 'The window had stopped and was opened again.';
  if (isLeftClosed) {
    return `${what} This happened twice in a row with the same session, so it was left closed.`;
  }
  return open ? `${what} Your session is where it was.` : what;
}

/** Opens what was open; where the user is in another session by now, that stays. */
function comeBack(end: UnexpectedEnd): void {
  const { open } = end;
  if (open && place.get().openSessionId === null) {
    if (open.position) {
      openMoment({ sessionId: open.sessionId, ...open.position, typed: '', item: null });
    } else {
      openSession(open.sessionId);
    }
  }
  showNotice(`${explainEnd(end)} What is known of it: Help ▸ Crash Reports.`);
}

/** Tells the main process which session is open, and comes back to the one from before. Called before the first render. */
export function connectComeback(): void {
  let told: string | null | undefined;
  const tell = (): void => {
    const { openSessionId } = place.get();
    if (openSessionId !== told) {
      told = openSessionId;
      // What is not noted does not come back, which is not worth an interruption.
      void settle(api.noteOpenSession({ sessionId: openSessionId }));
    }
  };
  void unwrap(api.takeUnexpectedEnd({}), reportProblem).then((end) => {
    if (end) {
      comeBack(end);
    }
    tell();
    place.subscribe(tell);
  });
}
