import type { EpochMilliseconds } from './units.ts';

/**
 * `ok`: the bytes are those that were imported. `changed`: they are others. `missing`: the library should keep a
 * copy and has none that can be read. `absent`: the file is not where it was, which is no fault of the library.
 */
export type FileState = 'ok' | 'changed' | 'missing' | 'absent';

/** What became of an imported file: of the library's copy, or of the file where it was imported from. */
export interface VerifiedFile {
  readonly name: string;
  readonly sha256: string;
  readonly what: 'copy' | 'source';
  readonly state: FileState;
}

/** What hashing everything again has shown. */
export interface VerificationReport {
  /** What is stored is what was imported, and no file that was looked at has changed. */
  readonly ok: boolean;
  readonly checkedAtMs: EpochMilliseconds;
  readonly files: readonly VerifiedFile[];
  readonly sessions: number;
  readonly chunks: number;
  readonly events: number;
  /** In whole sentences; as many as anybody reads. */
  readonly differences: readonly string[];
  /** How many more there are. */
  readonly untold: number;
}

/** How far a check of the whole library has come. */
export interface VerificationProgress {
  /** `session 3 of 40`, or a file's name. */
  readonly step: string;
}
