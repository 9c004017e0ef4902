import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { LibraryIndexer } from '../../../../../electron/jobs/indexing/index-library.ts';
import { ROW_RULES } from '../../../../../electron/library/database/migrations/row-rules.ts';
import { openForReading, openForWriting } from '../../../../../electron/library/database/open.ts';
import { countUnindexed } from '../../../../../electron/library/index/index-pieces.ts';
import { findDamagedRows } from '../../../../../electron/library/database/sound-rows.ts';
import { noteIndexStart } from '../../../../../electron/library/sessions/index-attempts.ts';
import { makeLibrary } from '../../../../helpers/open-library.ts';
import { storeSession } from '../../../../helpers/store-session.ts';
import { makeTempFolder } from '../../../../helpers/temp-folder.ts';

/** The columns of every table of ours; the search's own tables are SQLite's business. */
function listColumns(database: Database.Database): string[] {
  const tables = database.pragma('table_list') as { schema: string; name: string }[];
  return tables
    .filter(({ schema, name }) => schema === 'main' && !/^(sqlite_|items_fts)/.test(name))
    .flatMap(({ name }) =>
      (database.pragma(`main.table_info(${name})`) as { name: string }[]).map(
        (column) => `${name}.${column.name}`,
      ),
    );
}

function countItems(database: Database.Database): unknown {
  return database.prepare('SELECT count(*) FROM items').pluck().get();
}

describe('the rules for rows', () => {
  it('are there for every column of every table, and for no other', () => {
    const { database } = makeLibrary();
    const ruled = [...ROW_RULES].flatMap(([table, rule]) =>
      [...new Set(rule.match(/(?<=typeof\()\w+(?=\))/g))].map((column) => `${table}.${column}`),
    );
    expect(ruled.sort()).toEqual(listColumns(database).sort());
  });

  it('hold for all that is written', () => {
    const { database } = makeLibrary();
    expect(() => database.exec("INSERT INTO main.tags (name) VALUES (printf('%70000s', 'x'))")).toThrow(
      /CHECK constraint failed: tags_rule/,
    );
    expect(() => database.exec("INSERT INTO main.assets VALUES ('../x', 'image/png', x'00')")).toThrow(
      /CHECK constraint failed: assets_rule/,
    );
  });
});

describe('a window that has more chunks than there are numbers', () => {
  it('is not indexed, which would never end, and is told of', async () => {
    const folder = makeTempFolder();
    const library = openForWriting(folder, 0);
    await storeSession(library);
    library.database.close();
    const database = new Database(path.join(folder, 'library.sqlite'));
    database.exec('PRAGMA ignore_check_constraints = ON; UPDATE windows SET chunks = 9007199254740993');
    database.close();
    const opened = openForWriting(folder, 0);
    onTestFinished(() => void opened.database.close());
    await new LibraryIndexer(opened, '', () => undefined).run();
    expect(countUnindexed(opened)).toBe(0);
    expect(findDamagedRows(opened.database)).toEqual([{ table: 'windows', rows: 1, first: 'window_key 1' }]);
  });
});

describe('an index that a stranger damaged', () => {
  it.each([
    ['UPDATE index_pieces SET first_chunk = -1', 'index_pieces'],
    ['UPDATE index_pieces SET next_chunk = 9223372036854775807', 'index_pieces'],
    ['UPDATE index_attempts SET starts = -1', 'index_attempts'],
    ["UPDATE index_attempts SET reason = printf('%70000s', 'x')", 'index_attempts'],
  ])('is made anew: %s', async (sql, table) => {
    const folder = makeTempFolder();
    const library = openForWriting(folder, 0);
    await storeSession(library);
    await new LibraryIndexer(library, '', () => undefined).run();
    const items = countItems(library.database);
    noteIndexStart(library, 1);
    library.database.close();
    const database = new Database(path.join(folder, 'library.sqlite'));
    database.exec(`PRAGMA ignore_check_constraints = ON; ${sql}`);
    if (table === 'index_attempts') {
      database.exec('DELETE FROM index_pieces; DELETE FROM items');
    }
    database.close();
    const opened = openForWriting(folder, 0);
    onTestFinished(() => void opened.database.close());
    expect(findDamagedRows(opened.database).map((damaged) => damaged.table)).toEqual([table]);
    await new LibraryIndexer(opened, '', () => undefined).run();
    expect(findDamagedRows(opened.database)).toEqual([]);
    expect([countUnindexed(opened), countItems(opened.database)]).toEqual([0, items]);
  });
});

describe('an older library with damaged rows', () => {
  it('is brought up to date all the same, so that the rest of it can be used', async () => {
    const folder = makeTempFolder();
    const library = openForWriting(folder, 0);
    await storeSession(library);
    library.database.close();
    const database = new Database(path.join(folder, 'library.sqlite'));
    database.unsafeMode(true);
    database.exec(`DROP TABLE index_unrecorded; PRAGMA writable_schema = ON;
      UPDATE sqlite_schema SET sql = substr(sql, 1, instr(sql, ', CONSTRAINT ' || name || '_rule') - 1) || ') STRICT' ||
        iif(sql LIKE '%WITHOUT ROWID', ', WITHOUT ROWID', '') WHERE sql LIKE '%\\_rule CHECK%' ESCAPE '\\';
      PRAGMA writable_schema = RESET; PRAGMA user_version = 11; UPDATE sources SET sha256 = '../x'`);
    database.close();
    openForWriting(folder, 0).database.close();
    const opened = openForReading(folder);
    onTestFinished(() => void opened.database.close());
    expect(findDamagedRows(opened.database)).toEqual([{ table: 'sources', rows: 1, first: 'source_key 1' }]);
  });
});
