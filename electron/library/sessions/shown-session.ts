import { MAX_BOOKMARKS } from '../../../shared/model/bookmark.ts';
import type { HealthCode, ImportWarning } from '../../../shared/model/health.ts';
import { MAX_WINDOWS_OF_ENTRY, type SessionDetails } from '../../../shared/model/session.ts';
import type { ReadableLibrary } from '../database/library.ts';
import { countBookmarks } from './bookmarks.ts';
import { readSession, type SessionLimits } from './sessions.ts';

/** A stranger may have more of each. */
const SHOWN: SessionLimits = { windows: MAX_WINDOWS_OF_ENTRY, sources: 10_000, indexFailures: 1000 };

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
