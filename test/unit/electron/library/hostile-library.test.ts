import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { openForReading, openForWriting } from '../../../../electron/library/database/open.ts';
import { listSessions, readSession } from '../../../../electron/library/sessions/sessions.ts';
import { readWarnings } from '../../../../electron/library/sessions/sources.ts';
import { openRefusals } from '../../../helpers/open-refusals.ts';
import { makeId, storeSession } from '../../../helpers/store-session.ts';
import { makeTempFolder } from '../../../helpers/temp-folder.ts';

/** A library with a session in it, after a stranger ran `sql` on it. */
async function makeTampered(sql: string): Promise<string> {
  const folder = makeTempFolder();
  const library = openForWriting(folder, 0);
  await storeSession(library);
  library.database.close();
  const database = new Database(path.join(folder, 'library.sqlite'));
  database.unsafeMode(true);
  database.function('sha256', { varargs: true }, () => null);
  database.exec(sql);
  database.close();
  return folder;
}

describe('a library from a stranger', () => {
  it.each([
    ['a trigger', 'CREATE TRIGGER evil AFTER DELETE ON sessions BEGIN DELETE FROM sources; END'],
    ['a view', 'CREATE VIEW evil AS SELECT * FROM sessions'],
    ['a table', 'CREATE TABLE evil (a)'],
    ['an index over an expression', 'CREATE INDEX evil ON sessions (lower(person))'],
    ['a virtual table', 'CREATE VIRTUAL TABLE evil USING fts5 (a)'],
    ['a column with a default of its own', "ALTER TABLE sources ADD COLUMN evil TEXT DEFAULT 'evil'"],
    [
      'a view in the place of a table',
      'ALTER TABLE positions RENAME TO evil; CREATE VIEW positions AS SELECT * FROM evil',
    ],
  ])('is not opened when it has %s', async (_, sql) => {
    const found = openRefusals(await makeTampered(sql));
    expect(found.map((error) => error?.code)).toEqual(['library-tampered', 'library-tampered']);
    expect(found[0]?.message).toMatch(/evil|positions|sources/);
  });

  it('is not opened when something of ours is missing', async () => {
    const found = openRefusals(await makeTampered('DROP TABLE product_events'));
    expect(found.map((error) => error?.code)).toEqual(['library-tampered', 'library-tampered']);
  });

  it('is not changed by looking at it', async () => {
    const folder = await makeTampered('CREATE VIEW evil AS SELECT 1; PRAGMA journal_mode = DELETE');
    const file = path.join(folder, 'library.sqlite');
    const before = readFileSync(file);
    openRefusals(folder);
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it('is not opened when its pages are damaged', async () => {
    const folder = await makeTampered('PRAGMA journal_mode = DELETE');
    const file = path.join(folder, 'library.sqlite');
    const bytes = readFileSync(file);
    for (let at = 4096 * 2; at < bytes.length; at += 4096) {
      bytes.fill(0xff, at, at + 64);
    }
    writeFileSync(file, bytes);
    expect(openRefusals(folder).map((error) => error?.code)).toEqual(['library-damaged', 'library-damaged']);
  });

  it('lists its sessions whatever its texts hold', async () => {
    const folder = await makeTampered(
      `UPDATE sessions SET health_json = '{', events_by_type_json = '[[', person = char(0x202e) || '<img>';
       UPDATE sources SET warnings_json = 'null', name = '../../etc/passwd'`,
    );
    const library = openForReading(folder);
    expect(listSessions(library)).toHaveLength(1);
    expect(readSession(library, makeId('a'))?.findings).toEqual([]);
    expect(readWarnings(library, makeId('file'))).toEqual([]);
    library.database.close();
  });
});
