import type { MarkChange } from '../../shared/library/library-row.ts';
import { toTitle } from '../../shared/library/session-title.ts';

/** `Starred 3 sessions`: what was done, as it is told where it can be taken back. */
export function describeMarks(change: MarkChange, sessions: number): string {
  const them = countSessions(sessions);
  switch (change.kind) {
    case 'star':
      return change.on ? `Starred ${them}` : `Removed the star from ${them}`;
    case 'watched':
      return `Marked ${them} ${change.on ? 'watched' : 'unwatched'}`;
    case 'title':
      return toTitle(change.title) === '' ? `Removed the title of ${them}` : `Renamed ${them}`;
    case 'verdict':
      return `Set ${them} to “${change.name}”`;
    case 'tag':
      return change.on ? `Tagged ${them} “${change.name}”` : `Removed the tag “${change.name}” from ${them}`;
  }
}

/** `Removed 3 sessions`. */
export function describeRemoval(sessions: number): string {
  return `Removed ${countSessions(sessions)}`;
}

/** `1 session`, `1,200 sessions`. */
export function countSessions(sessions: number): string {
  return sessions === 1 ? '1 session' : `${sessions.toLocaleString('en')} sessions`;
}
