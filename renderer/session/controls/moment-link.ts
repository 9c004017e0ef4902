import type { EpochMilliseconds } from '../../../shared/model/units.ts';

/** A moment of a session, as it may be written into a ticket: the same on every machine that holds the session. */
export interface MomentLink {
  readonly sessionId: string;
  readonly atMs: EpochMilliseconds;
}

/** `SESSION@MS`: the session's whole id, and the moment in whole milliseconds. */
export function formatMomentLink({ sessionId, atMs }: MomentLink): string {
  return `${sessionId}@${Math.floor(atMs)}`;
}

/** Undefined for any other text. */
export function parseMomentLink(text: string): MomentLink | undefined {
  const [, sessionId, digits] = /^\s*([0-9a-f]{64})@(\d{1,15})\s*$/i.exec(text) ?? [];
  return sessionId === undefined ? undefined : { sessionId: sessionId.toLowerCase(), atMs: Number(digits) };
}
