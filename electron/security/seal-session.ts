import type { Session } from 'electron';
import { trustNoCertificates } from './certificates.ts';
import { denyPermissions } from './permissions.ts';
import { guardRequests } from './request-guard.ts';
import { turnSpellCheckOff } from './spell-check-off.ts';

/**
 * Every rule of the app's sessions: nothing is fetched, nothing is permitted, nothing is trusted.
 * @param onCancelled is told of each request that is cancelled
 */
export function sealSessions(sessions: readonly Session[], onCancelled: (kind: string) => void): void {
  for (const session of sessions) {
    turnSpellCheckOff(session);
    denyPermissions(session);
    trustNoCertificates(session);
  }
  guardRequests(sessions, onCancelled);
}
