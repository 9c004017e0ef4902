import type { Session } from 'electron';
import { trustNoCertificates } from './certificates.ts';
import { denyPermissions } from './permissions.ts';
import { guardRequests, type RequestGuard } from './request-guard.ts';
import { turnSpellCheckOff } from './spell-check-off.ts';

/**
 * Every rule of the app's sessions: nothing is fetched, nothing is permitted, nothing is trusted.
 * @param onCancelled is told how many requests were cancelled so far
 */
export function sealSessions(
  sessions: readonly Session[],
  onCancelled: (count: number) => void,
): RequestGuard {
  for (const session of sessions) {
    turnSpellCheckOff(session);
    denyPermissions(session);
    trustNoCertificates(session);
  }
  return guardRequests(sessions, onCancelled);
}
