import type Database from 'better-sqlite3';
import type { Access } from './access.ts';

declare const writable: unique symbol;

/** A library that may be read. Functions that only read ask for this. */
export interface ReadableLibrary {
  /** Where it really is, without links on the way to it. */
  readonly folder: string;
  readonly database: Database.Database;
  /** How it was opened, for threads that open it as well. */
  readonly access: Access;
}

/** A library that may also be written; only `openForWriting` makes one. */
export interface WritableLibrary extends ReadableLibrary {
  readonly [writable]: true;
}
