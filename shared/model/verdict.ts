/** What somebody found of a session, as the library lists it. */
export interface Verdict {
  readonly name: string;
  /** `to-do`: what sessions have without a verdict of their own. `duplicate`: names another session. */
  readonly kind: 'plain' | 'to-do' | 'duplicate';
  /** How many sessions of the library have it. */
  readonly sessions: number;
}

/** How many verdicts a library has at most. */
export const MAX_VERDICTS = 50;
