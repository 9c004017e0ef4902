import type { FileImport, ImportStatus } from './import-report.ts';
import type { EpochMilliseconds } from './units.ts';

/** How many reports a library keeps. */
export const MAX_REPORTS = 50;

/** How many sessions of a file its report names. */
export const MAX_NAMED_SESSIONS = 20;

/** What became of one file, as the library remembers it. */
export interface KeptFile extends Omit<FileImport, 'sessions'> {
  /** How many sessions it held. */
  readonly sessions: number;
  /** The ids of the first of them, which may have been removed, or have become part of others. */
  readonly sessionIds: readonly string[];
}

/** An import that the library remembers. */
export interface KeptReportSummary {
  /** Names it within the library. */
  readonly key: number;
  readonly finishedAtMs: EpochMilliseconds;
  readonly cancelled: boolean;
  /** How many files came to what. */
  readonly files: Readonly<Record<ImportStatus, number>>;
}

/** What became of each of its files. */
export interface KeptReport extends KeptReportSummary {
  /** In the order they were named. */
  readonly imports: readonly KeptFile[];
  /** How many more there were: of very many, those that were imported without trouble are left out. */
  readonly leftOut: number;
}
