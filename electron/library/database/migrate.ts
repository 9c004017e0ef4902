import type { Database } from 'better-sqlite3';
import { LibraryError } from './library-error.ts';
import { assertOwnSchema } from './own-schema.ts';
import { MIGRATIONS } from './migrations/migrations.ts';

/** "AGRP": lets `file` and this app tell a library from any other SQLite database. */
export const APPLICATION_ID = 0x41475250;

/**
 * Brings a library to this version's schema, one transaction per step. A new one takes all steps at once: else the log
 * would hold each page as often as a step changes it.
 */
export function migrate(database: Database): void {
  let version = readPragma(database, 'user_version');
  const steps = MIGRATIONS.slice(version);
  for (const together of version === 0 ? [steps] : steps.map((sql) => [sql])) {
    version += together.length;
    database
      .transaction(() => {
        together.forEach((sql) => runMigration(database, sql));
        database.pragma(`application_id = ${APPLICATION_ID}`);
        database.pragma(`user_version = ${version}`);
      })
      .immediate();
  }
}

/** A migration may add constraints to tables that are there, which SQLite only allows when it is told to. */
function runMigration(database: Database, sql: string): void {
  database.unsafeMode(true);
  try {
    database.exec(sql);
  } finally {
    database.unsafeMode(false);
  }
}

/** Checks, without writing, that a database is a library this version can read. */
export function assertReadable(database: Database): void {
  assertOurs(database);
  if (readPragma(database, 'user_version') < MIGRATIONS.length) {
    throw new LibraryError(
      'library-old',
      'The library must be opened for writing once, to bring it up to date.',
    );
  }
}

/**
 * Checks, without writing, that a database is a library of this version or an older one, or empty.
 * @throws LibraryError for a library of a newer version, for one that was changed by others, and for a database that is not a library
 */
export function assertOurs(database: Database): void {
  // One transaction: another app may be bringing it up to date at this moment.
  database.transaction(() => assertOursNow(database))();
}

function assertOursNow(database: Database): void {
  const version = readPragma(database, 'user_version');
  if (version > MIGRATIONS.length) {
    throw new LibraryError(
      'library-newer',
      `The library was made by a newer Airgap Replay (library version ${version}; this app reads up to ${MIGRATIONS.length}). Open it with that version, or choose another library folder.`,
    );
  }
  const isLibrary = readPragma(database, 'application_id') === APPLICATION_ID && version > 0;
  if (!isLibrary && !isEmpty(database)) {
    throw new LibraryError('not-a-library', 'library.sqlite in this folder is not an Airgap Replay library.');
  }
  if (isLibrary) {
    assertOwnSchema(database, version);
  }
}

function isEmpty(database: Database): boolean {
  return database.prepare('SELECT count(*) FROM sqlite_schema').pluck().get() === 0;
}

function readPragma(database: Database, name: string): number {
  return Number(database.pragma(name, { simple: true }));
}
