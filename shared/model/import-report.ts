import type { ImportWarning } from './health.ts';
import type { SessionSummary } from './session.ts';
import type { Bytes } from './units.ts';

/** In characters; longer than any that a tool takes. */
export const MAX_PASSWORD = 1000;

export type ImportStatus = 'imported' | 'duplicate' | 'partial' | 'refused';

/** What became of one file. The CLI prints exactly this as JSON. */
export interface FileImport {
  /** The path as the user named it. */
  readonly file: string;
  /** SHA-256 (hex) of the file's bytes; `null` where they could not be read. */
  readonly sha256: string | null;
  readonly bytes: Bytes;
  /** A stable dialect name (docs/formats.md); `null` where none was recognised. */
  readonly dialect: string | null;
  readonly status: ImportStatus;
  /** For `partial` and `refused`: a sentence that says why, and what to do. */
  readonly reason?: string;
  /** Whether something in the file is encrypted with a password that was not given. */
  readonly needsPassword?: boolean;
  readonly sessions: readonly SessionSummary[];
  readonly warnings: readonly ImportWarning[];
}

/** The state of a running import, sent a few times a second. */
export interface ImportProgress {
  /** Name of the file being read, without its folder. */
  readonly fileName: string;
  readonly fileNumber: number;
  readonly fileCount: number;
  readonly bytesRead: Bytes;
  readonly bytesTotal: Bytes;
  readonly bytesPerSecond: number;
  readonly events: number;
}

/** The whole import: one entry per file, in the order they were named. */
export interface ImportReport {
  readonly imports: readonly FileImport[];
  readonly cancelled: boolean;
}
