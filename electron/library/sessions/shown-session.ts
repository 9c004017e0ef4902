import { MAX_BOOKMARKS } from '../../../shared/model/bookmark.ts';
import type { HealthCode, ImportWarning } from '../../../shared/model/health.ts';
import type { SessionDetails } from '../../../shared/model/session.ts';
import type { ReadableLibrary } from '../database/library.ts';
import { countBookmarks } from './bookmarks.ts';
import { readSession, type SessionLimits } from './sessions.ts';

/** No import makes a session of more windows; a stranger may have. */
const SHOWN: SessionLimits = { windows: 20_000, sources: 10_000, indexFailures: 1000 };

/** A session as far as a window can show it; its health tells what is left out. Undefined where there is none. */
export function readShownSession(library: ReadableLibrary, id: string): SessionDetails | undefined {
  const details = readSession(library, id, SHOWN);
  if (!details) {
    return undefined;
  }
  const { session, windows } = details;
  const left = [
    ...leftOut('too-many-windows', session.windows - windows.length),
    ...leftOut('too-many-bookmarks', countBookmarks(library, id) - MAX_BOOKMARKS),
  ];
  const health = [...session.health, ...left.map(({ code, count }) => ({ code, count }))];
  return { ...details, session: { ...session, health }, findings: [...details.findings, ...left] };
}

function leftOut(code: HealthCode, count: number): ImportWarning[] {
  return count > 0 ? [{ code, count, firstAt: 1 }] : [];
}
