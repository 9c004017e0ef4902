/** In place of electron/security/seal-session.ts: nothing is cancelled. */
export function sealSessions(): void {
  // On purpose.
}
