import type { Bytes } from '../../../shared/model/units.ts';

/** What an import reports while it runs, and how it is stopped. */
export interface ImportControl {
  readonly signal: AbortSignal;
  /** @param bytes how much of the file has been read */
  onProgress(bytes: Bytes, events: number): void;
}
