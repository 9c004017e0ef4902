import type { JsonObject } from '../custody/canonical-json.ts';

/** What an entry of the custody log is about. A library's id is '' always, an exhibit's is `exhibitId` (evidence-case.ts). */
export const CUSTODY_SUBJECTS = ['library', 'source', 'session', 'case', 'exhibit'] as const;

export type CustodySubjectKind = (typeof CUSTODY_SUBJECTS)[number];

export interface CustodySubject {
  readonly kind: CustodySubjectKind;
  /** SHA-256 of a source or a session, an id of a case. */
  readonly id: string;
}

/**
 * What people and the app do to a library that is noted, and what the details say of each. Texts that somebody wrote are
 * never among them, but their SHA-256: `textSha256`, `titleSha256`, `sha256` of all that is written of a case or an exhibit, and
 * `formerSha256` of what was there before. Where an entry is about several
 * sessions, its subject is the library, and `sessions` lists them.
 *
 * - `library-made`, or `log-begun` with the number of `sessionsBefore` in a library that is older than its log
 * - `import`: of a source: `file`, `bytes`, `format`, `original` (kept, referenced), `status`, counts, `sessions`;
 *   `replaces` has the ids of shorter recordings of the same that they took the place of
 * - `import-finished`: how many files were `imported`, `duplicate`, `partial`, `refused`
 * - `watch`: a session was open from `openedAt` on for `seconds`
 * - `verify`: `what` (library, session, sources), `ok`, and how many `differences`
 * - `star`, `watched` (by hand), `title`, `verdict`, `tag`: marks of sessions; `undone` where they were set back
 * - `note-made`, `note-changed`, `note-removed`: the note's `key` in the library
 * - `remove` (it can still be brought back), `bring-back`, `remove-for-good`
 * - `settings`: the setting's `name`, its `value` and what it was `before`
 * - `policy`: the `rules` in force, and `sha256` of them
 * - `opened-read-only`: by another app, while one had the library open
 * - `export`: `kind`, `sha256` and `bytes` of what was written, `recipient` and `reason` where somebody typed them
 * - `case-made`, `case-changed` (what `changed`), `case-closed`, `case-reopened`, `hold-set`, `hold-lifted`
 * - `case-session-added`, `case-session-removed`
 * - `exhibit-made`, `exhibit-changed` (what `changed`), `exhibit-removed`: with the `case` it is of
 */
export const CUSTODY_ACTIONS = [
  'library-made',
  'log-begun',
  'import',
  'import-finished',
  'watch',
  'verify',
  'star',
  'watched',
  'title',
  'verdict',
  'tag',
  'note-made',
  'note-changed',
  'note-removed',
  'remove',
  'bring-back',
  'remove-for-good',
  'settings',
  'policy',
  'opened-read-only',
  'export',
  'case-made',
  'case-changed',
  'case-closed',
  'case-reopened',
  'hold-set',
  'hold-lifted',
  'case-session-added',
  'case-session-removed',
  'exhibit-made',
  'exhibit-changed',
  'exhibit-removed',
] as const;

export type CustodyAction = (typeof CUSTODY_ACTIONS)[number];

/** Something that is done, and is to be noted. */
export interface CustodyAct {
  readonly action: CustodyAction;
  readonly subject: CustodySubject;
  readonly details?: JsonObject;
}

/** An entry of the log as it was written. */
export interface CustodyEntry {
  /** From 1, without gaps. */
  readonly number: number;
  /** When, in UTC: `2026-11-30T05:58:54.120Z`. */
  readonly at: string;
  /** By how much the clock of that computer was ahead of UTC. */
  readonly clockOffsetMinutes: number;
  /** Who, and on which computer; pseudonyms where the policy says so. */
  readonly user: string;
  readonly host: string;
  readonly appVersion: string;
  /** A later version, or a stranger, may know others than we do. */
  readonly action: string;
  readonly subject: { readonly kind: string; readonly id: string };
  readonly details: JsonObject;
  /** The hash of the entry before; 64 zeros for the first. */
  readonly previous: string;
  readonly hash: string;
}

/** Which entries are asked for; all of them where nothing is said. */
export interface CustodyFilter {
  /** Entries about it, and those that name it. */
  readonly subject?: CustodySubject;
  readonly actions?: readonly CustodyAction[];
  /** Both ends belong to it. */
  readonly fromNumber?: number;
  readonly toNumber?: number;
}

/** Some entries, and where to go on. */
export interface CustodyPage {
  readonly entries: readonly CustodyEntry[];
  /** The number to ask from next; null where there are no more. */
  readonly next: number | null;
}

/** The last entry. Noted elsewhere, it shows later that nothing up to it was rewritten or cut off. */
export interface CustodyHead {
  readonly number: number;
  readonly hash: string;
}

/** What came of a check of the log. */
export interface CustodyCheck {
  /** How many entries were looked at. */
  readonly entries: number;
  /** The last one that is sound; null where there is none. */
  readonly head: CustodyHead | null;
  /** The first one that is not; null where all are. */
  readonly broken: BrokenEntry | null;
}

export interface BrokenEntry {
  readonly number: number;
  /** As a sentence without its subject and full stop: `its hash is not that of its contents`. */
  readonly reason: string;
}

/** Before the first entry. */
export const NO_HASH = '0'.repeat(64);

/** How many sessions one entry lists; of more there are more entries. */
export const MAX_SESSIONS_OF_ENTRY = 500;
