import type { Database } from 'better-sqlite3';
import { LibraryError } from './library-error.ts';
import { MIGRATIONS } from './migrations/migrations.ts';

/** "AGRP": lets `file` and this app tell a library from any other SQLite database. */
export const APPLICATION_ID = 0x41475250;

/**
 * Brings a library to this version's schema, one transaction per step.
 * @throws LibraryError for a library of a newer version, and for a database that is not a library
 */
export function migrate(database: Database): void {
  const version = readPragma(database, 'user_version');
  assertOurs(database, version);
  MIGRATIONS.slice(version).forEach((sql, step) => {
    database
      .transaction(() => {
        database.exec(sql);
        database.pragma(`application_id = ${APPLICATION_ID}`);
        database.pragma(`user_version = ${version + step + 1}`);
      })
      .immediate();
  });
}

/** Checks, without writing, that a database is a library this version can read. */
export function assertReadable(database: Database): void {
  const version = readPragma(database, 'user_version');
  assertOurs(database, version);
  if (version < MIGRATIONS.length) {
    throw new LibraryError(
      'library-old',
      'The library must be opened for writing once, to bring it up to date.',
    );
  }
}

function assertOurs(database: Database, version: number): void {
  if (version > MIGRATIONS.length) {
    throw new LibraryError(
      'library-newer',
      `The library was made by a newer Airgap Replay (library version ${version}; this app reads up to ${MIGRATIONS.length}). Open it with that version, or choose another library folder.`,
    );
  }
  if (readPragma(database, 'application_id') !== APPLICATION_ID && !isEmpty(database)) {
    throw new LibraryError('not-a-library', 'library.sqlite in this folder is not an Airgap Replay library.');
  }
}

function isEmpty(database: Database): boolean {
  return database.prepare('SELECT count(*) FROM sqlite_schema').pluck().get() === 0;
}

function readPragma(database: Database, name: string): number {
  return Number(database.pragma(name, { simple: true }));
}
