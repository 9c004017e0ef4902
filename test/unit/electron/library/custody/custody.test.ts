import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { appendCustody } from '../../../../../electron/library/custody/append-custody.ts';
import { checkCustody } from '../../../../../electron/library/custody/check-custody.ts';
import {
  iterateCustody,
  listCustody,
  readCustodyHead,
} from '../../../../../electron/library/custody/read-custody.ts';
import { noteReader } from '../../../../../electron/library/custody/note-reader.ts';
import { settleCustody } from '../../../../../electron/library/custody/settle-custody.ts';
import type { WritableLibrary } from '../../../../../electron/library/database/library.ts';
import { openForReading } from '../../../../../electron/library/database/open.ts';
import { toCustodyLine } from '../../../../../shared/custody/custody-line.ts';
import { NO_HASH, type CustodyAct } from '../../../../../shared/model/custody.ts';
import { NO_POLICY } from '../../../../../shared/policy.ts';
import { makeEarlierLibrary } from '../../../../helpers/earlier-library.ts';
import { makeLibrary } from '../../../../helpers/open-library.ts';
import { makeId } from '../../../../helpers/store-session.ts';
import { makeTempFolder, writeFile } from '../../../../helpers/temp-folder.ts';

const SCRIPT = path.resolve(import.meta.dirname, '../../../../helpers/verify-custody.sh');
const [A, B] = [makeId('a'), makeId('b')];

const star = (id: string, on = true): CustodyAct => ({
  action: 'star',
  subject: { kind: 'session', id },
  details: { on },
});

function makeLog(acts: readonly CustodyAct[] = [star(A), star(B), star(A, false), star(B, false)]) {
  const library = makeLibrary();
  acts.forEach((act) => appendCustody(library, act));
  return library;
}

const linesOf = (library: WritableLibrary): string[] => [...iterateCustody(library, {})].map(toCustodyLine);

/** What the shell says of an exported log. */
function checkByShell(lines: readonly string[]): { ok: boolean; told: string } {
  const file = writeFile(makeTempFolder(), 'custody.jsonl', lines.map((line) => `${line}\n`).join(''));
  const { status, stdout } = spawnSync('sh', [SCRIPT, file], { encoding: 'utf8' });
  return { ok: status === 0, told: stdout.trim() };
}

describe('the custody log', () => {
  it('numbers entries from 1, each with the hash of the one before', () => {
    const entries = [...iterateCustody(makeLog(), {})];
    expect(entries.map(({ number }) => number)).toEqual([1, 2, 3, 4]);
    expect(entries.map(({ previous }) => previous)).toEqual([
      NO_HASH,
      ...entries.slice(0, -1).map(({ hash }) => hash),
    ]);
    expect(entries[0]).toMatchObject({
      at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/) as string,
      clockOffsetMinutes: 0 - new Date().getTimezoneOffset(),
      appVersion: '0.1.0',
      action: 'star',
      subject: { kind: 'session', id: A },
      details: { on: true },
    });
  });

  it('is undone with the act that it notes', () => {
    const library = makeLog();
    const act = library.database.transaction(() => {
      appendCustody(library, star(A));
      throw new Error('no');
    });
    expect(() => act()).toThrow('no');
    expect(readCustodyHead(library)?.number).toBe(4);
  });

  it('refuses to change, to remove and to put in', () => {
    const { database } = makeLog();
    for (const sql of [
      "UPDATE main.custody SET user_name = 'nobody'",
      'DELETE FROM main.custody WHERE number = 4',
      'DELETE FROM main.custody',
      'INSERT OR REPLACE INTO main.custody SELECT * FROM main.custody WHERE number = 4',
      'UPDATE main.custody_links SET id = id',
      'DELETE FROM main.custody_links',
      `INSERT INTO main.custody SELECT 6, at, 0, '', '', '', action, 'session', '', '{}', hash, hash FROM main.custody WHERE number = 4`,
      `INSERT INTO main.custody SELECT 5, at, 0, '', '', '', action, 'session', '', '{}', previous, hash FROM main.custody WHERE number = 4`,
    ]) {
      expect(() => database.exec(sql), sql).toThrow(/custody log only grows/);
    }
  });

  it('takes whatever a name of a file holds', () => {
    const library = makeLog([
      {
        action: 'import',
        subject: { kind: 'source', id: A },
        details: { file: `a\ud800"\\,"hash":"${NO_HASH}"}\n\u202e${'x'.repeat(9999)}` },
      },
    ]);
    expect(checkCustody(library)).toMatchObject({ entries: 1, broken: null });
    expect(checkByShell(linesOf(library)).ok).toBe(true);
  });

  it('is read by what its entries are about, by action and by number, in pages either way', () => {
    const library = makeLog([
      ...Array.from({ length: 6 }, (_, at) => star(at % 2 === 0 ? A : B)),
      { action: 'tag', subject: { kind: 'library', id: '' }, details: { sessions: [A, B] } },
      {
        action: 'exhibit-made',
        subject: { kind: 'exhibit', id: 'c/A-1' },
        details: { case: 'c', session: A },
      },
      { action: 'import', subject: { kind: 'source', id: B }, details: { sessions: [B], replaces: [A] } },
    ]);
    const numbers = (wanted: Parameters<typeof listCustody>[1]): number[] =>
      listCustody(library, wanted).entries.map(({ number }) => number);
    expect(numbers({ subject: { kind: 'session', id: A } })).toEqual([1, 3, 5, 7, 8, 9]);
    expect(numbers({ subject: { kind: 'session', id: A }, newestFirst: true })).toEqual([9, 8, 7, 5, 3, 1]);
    expect(numbers({ subject: { kind: 'source', id: B } })).toEqual([9]);
    expect(numbers({ subject: { kind: 'case', id: 'c' } })).toEqual([8]);
    expect(numbers({ subject: { kind: 'library', id: '' } })).toHaveLength(9);
    expect(numbers({ actions: ['tag', 'import'] })).toEqual([7, 9]);
    expect(
      numbers({ subject: { kind: 'session', id: B }, actions: ['star'], fromNumber: 3, toNumber: 5 }),
    ).toEqual([4]);
    expect(listCustody(library, { limit: 4 })).toMatchObject({ next: 5 });
    expect(listCustody(library, { limit: 4, newestFirst: true, toNumber: 5 })).toMatchObject({ next: 1 });
    expect(listCustody(library, { fromNumber: 9 }).next).toBeNull();
  });

  it('writes pseudonyms where the policy says so: the same for one name, others in another library', () => {
    const library = makeLog([star(A)]);
    const other = makeLibrary();
    for (const each of [library, other]) {
      settleCustody(each, { ...NO_POLICY, pseudonymsInCustody: true });
      appendCustody(each, star(A));
    }
    const users = (of: WritableLibrary): string[] => [...iterateCustody(of, {})].map(({ user }) => user);
    const [named, hidden, again] = users(library);
    expect(named).not.toMatch(/^user-/);
    expect(hidden).toMatch(/^user-[0-9a-f]{16}$/);
    expect(again).toBe(hidden);
    expect(users(other).at(-1)).not.toBe(hidden);
    settleCustody(library, NO_POLICY);
    expect(users(library).at(-1)).toBe(named);
  });

  it('begins with the making of the library, and tells each policy once', () => {
    const library = makeLibrary();
    const strict = { ...NO_POLICY, forbidExport: true };
    [NO_POLICY, NO_POLICY, strict, strict, NO_POLICY].forEach((policy) => settleCustody(library, policy));
    const entries = [...iterateCustody(library, {})];
    expect(entries.map(({ action }) => action)).toEqual(['library-made', 'policy', 'policy']);
    expect(entries[1]?.details).toMatchObject({ rules: { forbidExport: true } });
  });
});

describe('opening a library for reading while another app has it', () => {
  it('is noted, unless the library is of an earlier version, or there is none', () => {
    const library = makeLog([star(A)]);
    noteReader(library.folder, NO_POLICY);
    expect([...iterateCustody(library, {})].map(({ action }) => action)).toEqual([
      'star',
      'opened-read-only',
    ]);
    const old = makeEarlierLibrary(14);
    noteReader(old, NO_POLICY);
    const file = new Database(path.join(old, 'library.sqlite'));
    expect(file.pragma('user_version', { simple: true })).toBe(14);
    file.close();
    const empty = makeTempFolder();
    noteReader(empty, NO_POLICY);
    expect(readdirSync(empty)).toEqual([]);
  });
});

describe('a log that a stranger has left', () => {
  it('takes no entry after one that nothing can follow, and says so', () => {
    const library = makeLog();
    library.database.exec(
      `PRAGMA ignore_check_constraints = ON; DROP TRIGGER main.custody_never_change;
       UPDATE main.custody SET hash = 'none' WHERE number = 4`,
    );
    expect(() => appendCustody(library, star(A))).toThrow(/nothing can follow its last entry/);
    expect(listCustody(library, {}).entries).toHaveLength(3);
  });
});

describe('a check of the log', () => {
  it('finds a sound one sound, and so do the shell and its tools', () => {
    const library = makeLog();
    const head = readCustodyHead(library);
    expect(checkCustody(library)).toEqual({ entries: 4, head, broken: null });
    expect(checkByShell(linesOf(library))).toEqual({
      ok: true,
      told: `4 entries, the last hash is ${head?.hash}`,
    });
    expect(checkCustody(makeLibrary())).toEqual({ entries: 0, head: null, broken: null });
  });

  it.each([
    ["UPDATE custody SET user_name = 'nobody' WHERE number = 2", 2, /hash is not that of its contents/],
    [`UPDATE custody SET details_json = '{"on":false}' WHERE number = 2`, 2, /hash is not/],
    [`UPDATE custody SET details_json = '{"on" :true}' WHERE number = 2`, 2, /canonical/],
    ["UPDATE custody SET details_json = '' WHERE number = 2", 2, /canonical/],
    ["UPDATE custody SET at = '2020-01-01T00:00:00.000Z' WHERE number = 1", 1, /hash is not/],
    ['UPDATE custody SET hash = previous WHERE number = 3', 3, /hash is not/],
    ["UPDATE custody SET hash = 'no hash' WHERE number = 4", 4, /never writes/],
    ['DELETE FROM custody_links WHERE number = 2; DELETE FROM custody WHERE number = 2', 2, /missing/],
    ['DELETE FROM custody_links WHERE number = 1; DELETE FROM custody WHERE number = 1', 1, /missing/],
    [
      'UPDATE custody SET number = 9 WHERE number = 2; UPDATE custody SET number = 2 WHERE number = 3; UPDATE custody SET number = 3 WHERE number = 9',
      2,
      /does not follow/,
    ],
    ['DELETE FROM custody_links WHERE number = 3', 3, /lists it under other things/],
    ["INSERT INTO custody_links VALUES ('case', 'x', 3)", 3, /lists it under other things/],
  ])('names the first broken entry: %s', (sql, number, reason) => {
    const library = makeLog();
    const { folder } = library;
    library.database.close();
    const file = new Database(path.join(folder, 'library.sqlite'));
    const triggers = file
      .prepare<[], { name: string; sql: string }>(
        "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name LIKE 'custody%'",
      )
      .all();
    file.exec('PRAGMA ignore_check_constraints = ON; PRAGMA foreign_keys = OFF');
    file.exec(
      `${triggers.map(({ name }) => `DROP TRIGGER ${name};`).join('')}${sql};${triggers.map((each) => `${each.sql};`).join('')}`,
    );
    file.close();
    const opened = openForReading(folder);
    const { broken } = checkCustody(opened);
    opened.database.close();
    expect(broken).toEqual({ number, reason: expect.stringMatching(reason) as string });
  });

  it.each([
    [
      'a flipped byte',
      (lines: string[]) => lines.with(1, lines[1]!.replace('"on":true', '"on":trve')),
      'entry 2 was changed',
    ],
    [
      'a flipped byte of a hash',
      (lines: string[]) =>
        lines.with(
          3,
          lines[3]!.replace(/.("})$/, (end) => (end.startsWith('0') ? `1"}` : `0"}`)),
        ),
      'entry 4 was changed',
    ],
    ['a missing line', (lines: string[]) => lines.toSpliced(1, 1), 'entry 2 does not follow'],
    ['a missing first line', (lines: string[]) => lines.slice(1), 'entry 1 does not follow'],
    [
      'an exchanged pair',
      ([one, two, three, four]: string[]) => [one!, three!, two!, four!],
      'entry 2 does not follow',
    ],
    ['a line put in twice', (lines: string[]) => lines.toSpliced(1, 0, lines[1]!), 'entry 3 does not follow'],
  ])('fails by sh and sha256sum for %s', (_, change, told) => {
    expect(checkByShell(change(linesOf(makeLog())))).toEqual({ ok: false, told });
  });

  it('shows a log that was cut off by its head, when that was noted elsewhere', () => {
    const library = makeLog();
    const { told } = checkByShell(linesOf(library).slice(0, 3));
    expect(told).not.toContain(readCustodyHead(library)?.hash);
  });
});
