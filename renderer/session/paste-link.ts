import { DEFAULT_SORT, NO_FILTER } from '../../shared/library/session-filter.ts';
import { api, unwrap } from '../app/state/api.ts';
import { reportProblem } from '../app/state/messages.ts';
import { parseMomentLink, type MomentLink } from './controls/moment-link.ts';
import { openMoment } from '../app/state/opened-moment.ts';

/** Follows a link to a moment that is pasted anywhere but into a text field. Called once, as the app starts. */
export function connectPaste(): void {
  window.addEventListener('paste', (event) => {
    const isForField = event.target instanceof Element && event.target.closest('input, textarea') !== null;
    const link = isForField ? undefined : parseMomentLink(event.clipboardData?.getData('text/plain') ?? '');
    if (link) {
      event.preventDefault();
      void follow(link);
    }
  });
}

async function follow({ sessionId, atMs }: MomentLink): Promise<void> {
  const found = await unwrap(
    api.locateSession({ filter: NO_FILTER, sort: DEFAULT_SORT, sessionId }),
    reportProblem,
  );
  if (found === null) {
    reportProblem(
      `This library holds no session ${sessionId.slice(0, 12)}…. Import its recording, or open the library that has it.`,
    );
  } else if (found !== undefined) {
    openMoment({ sessionId, windowNumber: 0, atMs, typed: '', item: null });
  }
}
