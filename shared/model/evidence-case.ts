import type { EpochMilliseconds } from './units.ts';

/** What people write of a case. */
export interface CaseDraft {
  /** One line; never ''. */
  readonly title: string;
  /** A number of somebody's files; '' where there is none. */
  readonly reference: string;
  /** In plain Markdown. */
  readonly description: string;
  readonly examiner: Examiner;
}

/** Who works on a case; '' where they did not say. */
export interface Examiner {
  readonly name: string;
  readonly organisation: string;
}

/** A case: sessions and exhibits that belong to one matter. */
export interface EvidenceCase extends CaseDraft {
  /** The same in every library: a UUID. */
  readonly id: string;
  /** One that is closed is not changed, except by being opened again, and by its legal hold. */
  readonly state: 'open' | 'closed';
  /** Whether its sessions are kept from being removed. */
  readonly isHeld: boolean;
  readonly openedAtMs: EpochMilliseconds;
  /** Null while it is open. */
  readonly closedAtMs: EpochMilliseconds | null;
  readonly changedAtMs: EpochMilliseconds;
  readonly sessions: number;
  readonly exhibits: number;
}

/** A session of a case. It may not be in the library any more, or not yet. */
export interface CaseSession {
  readonly sessionId: string;
  readonly addedAtMs: EpochMilliseconds;
  readonly isInLibrary: boolean;
}

/** A case with what it holds. */
export interface CaseDetails extends EvidenceCase {
  /** In the order in which they were added. */
  readonly sessionList: readonly CaseSession[];
}

/** How many cases a library has at most, and how much there is in one. */
export const MAX_CASES = 2000;
export const MAX_CASE_SESSIONS = 5000;
export const MAX_EXHIBITS = 5000;

/** In characters. */
export const MAX_CASE_TITLE = 200;
export const MAX_CASE_REFERENCE = 200;
export const MAX_CASE_DESCRIPTION = 20_000;
export const MAX_EXAMINER = 200;
