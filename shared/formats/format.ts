import type { HealthCode } from '../model/health.ts';
import type { ProductEvent } from '../model/session.ts';
import type { Platform } from '../platform.ts';
import type { PlainEvent } from './json/event-outliner.ts';
import type { DocumentShape } from './json/document-shape.ts';

/** What a format may look at to recognise its files: never more than the first 64 KiB, unpacked. */
export interface FileHead {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** The head read as the beginning of one JSON document. */
  readonly document: DocumentShape;
  /** The head's first lines, each read as a JSON text of its own. */
  readonly lines: readonly DocumentShape[];
}

/** What a file says about the session it holds. Absent keys leave what was said before. */
export interface SessionDescription {
  readonly sourceId?: string;
  readonly person?: string;
  /** All that is said of the person: JSON text. */
  readonly personJson?: string;
  /** `Chrome`, `Mac OS X`: as the recorder calls them. */
  readonly browser?: string;
  readonly os?: string;
}

/** Where a format puts what it reads. */
export interface RecordSink {
  readonly platform: Platform;
  /** Describes a session: the named one, or that of all records that name none. */
  describe(description: SessionDescription, sessionId?: string): void;
  /**
   * One raw item that should be an event.
   * @param windowId as recorded: text, a number, or absent
   * @param at number from 1 of the line or item, for reports
   * @param sessionId as recorded beside the item, where one file may hold several sessions
   */
  record(windowId: unknown, event: unknown, at: number, sessionId?: string): void;
  /**
   * An event that may be stored as it is written.
   * @returns false when it has to be parsed after all, and given to `record`
   */
  plain(windowId: unknown, event: PlainEvent, at: number): boolean;
  /** A product analytics event that lies beside the recording. */
  productEvent(event: ProductEvent, sessionId?: string): void;
  warn(code: HealthCode, at: number): void;
}

/** Reads one file, chunk by chunk and in bounded memory. Chunks are valid only during the call. */
export interface FormatReader {
  /** Takes the next chunk, when the one before has been read. */
  begin(chunk: Uint8Array): void;
  /** Reads a part of the chunk, small enough to yield to others in between. @returns whether all of it has been read */
  readOn(): boolean;
  /** Says that no more bytes come. */
  end(): void;
}

/** One dialect. To add one: a file in this folder, and a line in registry.ts. */
export interface Format {
  /** Stable: stored in libraries, printed by the CLI, listed in docs/formats.md. */
  readonly id: string;
  readonly label: string;
  /** True for files that only say something about a recording that lies beside them. */
  readonly isSidecar?: boolean;
  /** Total, pure and cheap. Content decides; names are not looked at. Exactly one format claims a file. */
  detect(head: FileHead): boolean;
  /** @param head the same that `detect` claimed */
  createReader(sink: RecordSink, head: FileHead): FormatReader;
}
