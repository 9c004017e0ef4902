import type BetterSqlite from 'better-sqlite3';
import { LibraryError } from './library-error.ts';
import { MIGRATIONS } from './migrations/migrations.ts';
import { Database } from './sqlite.ts';

interface SchemaPart {
  readonly type: string;
  readonly name: string;
  readonly sql: string | null;
}

/**
 * Checks that a database consists of what the migrations made, and of nothing else: a trigger, view or index from
 * a stranger would run SQL of theirs when the library is used.
 * @param version how many migrations it went through
 * @throws LibraryError
 */
export function assertOwnSchema(database: BetterSqlite.Database, version: number): void {
  const own = new Set(listOwnParts(version).map(toKey));
  const found = listParts(database);
  const foreign = found.find((part) => !own.has(toKey(part)));
  if (foreign || found.length !== own.size) {
    const what = foreign ? `The ${foreign.type} “${foreign.name}” is not ours` : 'Something is missing in it';
    throw tamperedSchema(what);
  }
}

/** @param what is not ours, as a sentence without its full stop */
export function tamperedSchema(what: string): LibraryError {
  return new LibraryError(
    'library-tampered',
    `library.sqlite is not as Airgap Replay makes it, so it was not opened: somebody may have changed it. ${what}. Choose another library folder, and import the recordings again.`,
  );
}

function listOwnParts(version: number): readonly SchemaPart[] {
  const database = new Database(':memory:');
  try {
    database.function('sha256', { varargs: true }, () => null);
    database.unsafeMode(true);
    MIGRATIONS.slice(0, version).forEach((sql) => database.exec(sql));
    return listParts(database);
  } finally {
    database.close();
  }
}

function listParts(database: BetterSqlite.Database): readonly SchemaPart[] {
  return database.prepare<[], SchemaPart>('SELECT type, name, sql FROM sqlite_schema').all();
}

function toKey({ type, name, sql }: SchemaPart): string {
  return JSON.stringify([type, name, sql]);
}
