import type { HealthItem, ImportWarning } from './health.ts';
import type { EpochMilliseconds } from './units.ts';
import type { WindowId } from './replay-event.ts';

/**
 * How many windows are read of one recording. No browser has so many; a stranger may name any number, and each takes some
 * kilobytes while it is read, and one or two until its file is stored.
 */
export const MAX_WINDOWS_OF_ENTRY = 20_000;
/** How many are read of a file in all. */
export const MAX_WINDOWS = 100_000;

/** What one import tells about one session it found. */
export interface SessionSummary {
  /** SHA-256 (hex) of the session's normalised events and its recorded id: the same content, the same id. */
  readonly id: string;
  /** The session id written in the file, if it names one. */
  readonly sourceId: string | null;
  readonly windows: number;
  readonly events: number;
  /** Event counts keyed by rrweb event type; only types that occur. */
  readonly eventsByType: Readonly<Record<string, number>>;
  readonly startedAtMs: EpochMilliseconds;
  readonly endedAtMs: EpochMilliseconds;
  readonly health: readonly HealthItem[];
}

/** One row of the library. */
export interface SessionListItem extends SessionSummary {
  /** What somebody called it; '' where nobody did. */
  readonly title: string;
  /** By its name in the library's list. */
  readonly verdict: string;
  /** The session that it is a duplicate of, where that is said and the library has it. */
  readonly duplicateOf: string | null;
  /** The recorded person's name, e-mail or distinct id; `null` where the file has none. */
  readonly person: string | null;
  readonly firstUrl: string | null;
  readonly sourceSha256: string;
  readonly sourceName: string;
}

/** One recorded browser window of a session, in the order of their first events. */
export interface WindowSummary {
  /** From 1. */
  readonly number: number;
  readonly recordedId: WindowId;
  readonly events: number;
  readonly startedAtMs: EpochMilliseconds;
  readonly endedAtMs: EpochMilliseconds;
  readonly fullSnapshots: number;
  readonly chunks: number;
}

/** Who was recorded, and with what, as far as the file says. */
export interface RecordedUser {
  /** Their name, e-mail or distinct id. */
  readonly person: string | null;
  /** All that was exported of the person: JSON text of up to MAX_PERSON_JSON characters. */
  readonly personJson: string | null;
  /** `Chrome`, `Mac OS X`: as the recorder calls them. */
  readonly browser: string | null;
  readonly os: string | null;
}

/** A product analytics event (`$pageview`, `$autocapture` …) that was exported along with a recording. */
export interface ProductEvent {
  readonly name: string;
  readonly atMs: EpochMilliseconds;
  /** Its properties as they were exported: JSON text. */
  readonly propertiesJson: string;
}

/** A file that a session came from. */
export interface SourceFile {
  readonly name: string;
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly dialect: string;
  readonly importedAtMs: EpochMilliseconds;
  /** Whether the library keeps a copy of it, byte for byte. */
  readonly isKept: boolean;
}

/** Where a user left off in a session. */
export interface Position {
  readonly windowNumber: number;
  readonly atMs: EpochMilliseconds;
}

/** A window that the deep index could not read to its end: it is played without, and passed over from then on. */
export interface IndexFailure {
  readonly sessionId: string;
  readonly windowNumber: number;
  /** What went wrong, in the words of what failed. */
  readonly reason: string;
}

/** Everything the session view needs before it asks for events. */
export interface SessionDetails extends Pick<RecordedUser, 'personJson' | 'os'> {
  readonly session: SessionListItem;
  /** The session's health, with the place where each finding was met first. */
  readonly findings: readonly ImportWarning[];
  readonly indexFailures: readonly IndexFailure[];
  readonly windows: readonly WindowSummary[];
  readonly sources: readonly SourceFile[];
  readonly position: Position | null;
  /** How many product analytics events were exported with it. */
  readonly productEvents: number;
}
