import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { LibraryError } from '../../../../../electron/library/database/library-error.ts';
import { APPLICATION_ID } from '../../../../../electron/library/database/migrate.ts';
import { MIGRATIONS } from '../../../../../electron/library/database/migrations/migrations.ts';
import { openForReading, openForWriting } from '../../../../../electron/library/database/open.ts';
import { listSessions } from '../../../../../electron/library/sessions/sessions.ts';
import { makeTableEndless } from '../../../../helpers/endless-table.ts';
import { makeLibrary } from '../../../../helpers/open-library.ts';
import { openRefusals } from '../../../../helpers/open-refusals.ts';
import { storeSession } from '../../../../helpers/store-session.ts';
import { makeTempFolder, writeFile } from '../../../../helpers/temp-folder.ts';

const pragma = (database: Database.Database, name: string): unknown =>
  database.pragma(name, { simple: true });

/** The codes of the errors that opening gives, in both ways. */
const refusals = (folder: string): (string | undefined)[] => openRefusals(folder).map((error) => error?.code);

/** A folder in which library.sqlite was made by `sql`. */
function makeForeign(sql: string): string {
  const folder = makeTempFolder();
  const database = new Database(path.join(folder, 'library.sqlite'));
  database.exec(sql);
  database.close();
  return folder;
}

describe('a new library', () => {
  it('is made with its folder, stamped and at this version', () => {
    const { database } = makeLibrary(path.join(makeTempFolder(), 'a', 'b'));
    const found = ['application_id', 'user_version', 'journal_mode', 'foreign_keys', 'integrity_check'];
    expect(found.map((name) => pragma(database, name))).toEqual([
      APPLICATION_ID,
      MIGRATIONS.length,
      'wal',
      1,
      'ok',
    ]);
  });

  it('has strict tables only', () => {
    const { database } = makeLibrary();
    const tables = database.pragma('table_list') as { schema: string; name: string; strict: number }[];
    // The search's own tables are SQLite's business.
    const own = tables.filter(({ schema, name }) => schema === 'main' && !/^(sqlite_|items_fts)/.test(name));
    expect(own.filter(({ strict }) => strict === 0)).toEqual([]);
    expect(own.map(({ name }) => name).sort()).toEqual([
      'asset_urls',
      'assets',
      'bookmarks',
      'case_sessions',
      'cases',
      'chunks',
      'custody',
      'custody_links',
      'exhibit_contents',
      'exhibit_pictures',
      'exhibits',
      'import_reports',
      'index_attempts',
      'index_corrections',
      'index_cuts',
      'index_pieces',
      'index_unrecorded',
      'item_texts',
      'items',
      'persons',
      'positions',
      'previews',
      'product_events',
      'removed_sessions',
      'saved_views',
      'session_facts',
      'session_hosts',
      'session_marks',
      'session_paths',
      'session_sources',
      'session_tags',
      'sessions',
      'settings',
      'sources',
      'tags',
      'verdicts',
      'windows',
    ]);
  });
});

describe('an existing library', () => {
  it('keeps its sessions when it is opened again', async () => {
    const folder = makeTempFolder();
    const first = openForWriting(folder);
    await storeSession(first);
    first.database.close();
    expect(listSessions(makeLibrary(folder))).toHaveLength(1);
  });

  it('cannot be changed by those who only read', () => {
    const { folder } = makeLibrary();
    const { database } = openForReading(folder);
    expect(() => database.exec('DELETE FROM main.sessions')).toThrow(/readonly/);
    database.close();
  });

  it('may be read while it is open for writing', async () => {
    const library = makeLibrary();
    await storeSession(library);
    const reading = openForReading(library.folder);
    expect(listSessions(reading)).toHaveLength(1);
    reading.database.close();
  });
});

describe('what is not a library of ours', () => {
  it.each([
    [
      'a newer version',
      `PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = 999; CREATE TABLE t (a)`,
      'library-newer',
    ],
    ['another program’s database', 'CREATE TABLE notes (a)', 'not-a-library'],
    [
      'another program’s numbered database',
      'PRAGMA user_version = 1; CREATE TABLE notes (a)',
      'not-a-library',
    ],
  ])('is refused: %s', (_, sql, code) => {
    expect(refusals(makeForeign(sql))).toEqual([code, code]);
  });

  it.each([
    [
      'a newer version',
      `PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = 999; CREATE TABLE t (a)`,
    ],
    ['another program’s database', 'CREATE TABLE notes (a); INSERT INTO notes VALUES (1)'],
  ])('is left byte for byte as it was: %s', (_, sql) => {
    const folder = makeForeign(sql);
    const file = path.join(folder, 'library.sqlite');
    const before = readFileSync(file);
    refusals(folder);
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it('is refused when it is no database at all', () => {
    const folder = makeTempFolder();
    writeFile(folder, 'library.sqlite', 'not a database '.repeat(1000));
    expect(refusals(folder)).toEqual(['library-unavailable', 'library-unavailable']);
  });

  it('is refused when the folder is a file', () => {
    const file = writeFile(makeTempFolder(), 'file', 'contents');
    expect(refusals(file)).toEqual(['library-unavailable', 'library-unavailable']);
  });

  it('is not made by those who only read', () => {
    const folder = makeTempFolder();
    expect(() => openForReading(folder)).toThrow(LibraryError);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('waits to be brought up to date before it is read, when it is empty', () => {
    expect(() => openForReading(makeForeign('VACUUM'))).toThrow(/opened for writing once/);
  });
});

describe('a large library in which a table has no end', () => {
  const tables = ['sessions', 'sources', 'session_facts', 'windows', 'items_fts_config'];
  it.each(tables)('is refused at once: %s', async (table) => {
    const folder = makeTempFolder();
    const library = openForWriting(folder);
    await storeSession(library);
    library.database.close();
    makeTableEndless(folder, table);
    expect(refusals(folder)).toEqual(['library-damaged', 'library-damaged']);
  });
});
