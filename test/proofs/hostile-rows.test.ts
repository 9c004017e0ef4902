import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importFiles } from '../../electron/jobs/importing/import-files.ts';
import { LibraryIndexer } from '../../electron/jobs/indexing/index-library.ts';
import { verifyLibrary } from '../../electron/jobs/verifying/verify-library.ts';
import { insertAsset, listAssets, readAssetStatus } from '../../electron/library/assets/assets.ts';
import {
  closeCase,
  createCase,
  listCases,
  listCasesOf,
  readCase,
  reopenCase,
} from '../../electron/library/cases/cases.ts';
import {
  addExhibit,
  changeExhibit,
  listExhibits,
  readExhibitContent,
  readExhibitPicture,
  removeExhibit,
} from '../../electron/library/cases/exhibits.ts';
import { setLegalHold } from '../../electron/library/cases/legal-hold.ts';
import { checkCustody } from '../../electron/library/custody/check-custody.ts';
import { iterateCustody } from '../../electron/library/custody/read-custody.ts';
import { LibraryError } from '../../electron/library/database/library-error.ts';
import type { WritableLibrary } from '../../electron/library/database/library.ts';
import { openForWriting } from '../../electron/library/database/open.ts';
import { readKeepsOriginals, saveKeepsOriginals } from '../../electron/library/sessions/keep-originals.ts';
import { readStoryShort } from '../../electron/jobs/reading/read-story.ts';
import { findSlice } from '../../electron/library/events/event-slices.ts';
import { readCheckpoint } from '../../electron/library/events/checkpoints.ts';
import { readChunks } from '../../electron/library/events/chunks.ts';
import { readItemEvent } from '../../electron/library/events/item-events.ts';
import { readFindings } from '../../electron/library/index/index-pieces.ts';
import { findItem, readItems, readTrack } from '../../electron/library/index/items.ts';
import { parseFindings } from '../../electron/library/index/parse-findings.ts';
import { readPreview, storePreview } from '../../electron/library/index/previews.ts';
import { FacetCounter } from '../../electron/library/list/count-facets.ts';
import { querySessions } from '../../electron/library/list/query-sessions.ts';
import { listViews, saveView } from '../../electron/library/list/saved-views.ts';
import { findItems, findRepeats } from '../../electron/library/search/items-search.ts';
import { searchLibrary } from '../../electron/library/search/search.ts';
import { readSameRecordings } from '../../electron/library/list/library-rows.ts';
import { listImportReports, readImportReport } from '../../electron/library/sessions/import-reports.ts';
import { listVerdicts } from '../../electron/library/sessions/verdicts.ts';
import { listBookmarks, saveBookmark } from '../../electron/library/sessions/bookmarks.ts';
import { markSessions } from '../../electron/library/sessions/marks.ts';
import { savePosition } from '../../electron/library/sessions/positions.ts';
import { listSessions, readSession, removeSessions } from '../../electron/library/sessions/sessions.ts';
import { addTag, listTags } from '../../electron/library/sessions/tags.ts';
import { DEFAULT_SORT, FACETS, NO_FILTER, RANGES } from '../../shared/library/session-filter.ts';
import { parseSearchQuery } from '../../shared/search/search-query.ts';
import { toCustodyLine } from '../../shared/custody/custody-line.ts';
import type { ExhibitPlace } from '../../shared/model/exhibit.ts';
import { makePng } from '../helpers/make-png.ts';
import { seededRandom } from '../helpers/seeded-random.ts';
import { makeId } from '../helpers/store-session.ts';
import { extent } from './extent.ts';

const SAMPLES = ['shop-checkout.json', 'two-window-form.jsonl'].map((name) =>
  path.resolve(import.meta.dirname, '../fixtures/samples', name),
);
const CASES = extent({ inShort: 150, atLength: 4000 });
/** What a stranger may write, as SQL. */
const VALUES = [
  'NULL',
  '-1',
  '0',
  '1',
  '4294967296',
  '9007199254740993',
  '9223372036854775807',
  '-9223372036854775808',
  '0.0',
  '-1.5',
  '1e308',
  '9e999',
  '-9e999',
  "''",
  "'x'",
  "'../../victim'",
  "'[]'",
  '\'{"__proto__":1}\'',
  "replace(hex(zeroblob(100000)), '00', '[')",
  "replace(hex(zeroblob(32)), '00', 'A' || char(0))",
  "x''",
  "x'00ff'",
  'zeroblob(200000)',
];
const LIMITS = { sessions: 10, hitsPerSession: 5, hits: 1000 };

let root: string;
/** How many cases could be made: no database takes every value in every column. */
let tampered = 0;
let columns: readonly (readonly [table: string, column: string])[];

/** A library that has something of everything in it. */
async function fill(folder: string): Promise<void> {
  const library = openForWriting(folder, 0);
  saveKeepsOriginals(library, true);
  library.database.close();
  await importFiles(folder, SAMPLES, { signal: new AbortController().signal, onProgress: () => undefined });
  const filled = openForWriting(folder, 0);
  await new LibraryIndexer(filled, '', () => undefined).run();
  for (const { id, startedAtMs } of listSessions(filled)) {
    const moment = { windowNumber: 1, atMs: startedAtMs };
    saveBookmark(filled, id, {
      key: null,
      windowNumber: 1,
      fromMs: startedAtMs,
      toMs: null,
      text: 'here',
      createdAtMs: 1,
    });
    addTag(filled, [id], 'seen');
    markSessions(filled, [id], { kind: 'star', on: true });
    markSessions(filled, [id], { kind: 'watched', on: true });
    markSessions(filled, [id], { kind: 'title', title: 'seen' });
    markSessions(filled, [id], { kind: 'verdict', name: 'Duplicate of', duplicateOf: id });
    savePosition(filled, id, moment);
    storePreview(filled, { sessionId: id, ...moment }, Uint8Array.of(1));
    fillCase(filled, { sessionId: id, windowNumber: 1, fromMs: startedAtMs, toMs: null });
  }
  saveView(filled, { name: 'all', filter: NO_FILTER, sort: DEFAULT_SORT, columns: [] });
  insertAsset(filled, {
    key: 'https://a.example/b.png',
    sha256: makeId('asset'),
    mediaType: 'image/png',
    bytes: Uint8Array.of(1),
  });
  filled.database.close();
}

/** A case with an exhibit that has everything. */
function fillCase(library: WritableLibrary, place: ExhibitPlace): void {
  const examiner = { name: 'Ada', organisation: 'Audit' };
  const made = createCase(library, { title: 'seen', reference: '1', description: 'here', examiner });
  const id = made.ok ? made.value : '';
  addExhibit(library, id, {
    ...{ kind: 'still', caption: 'x', notes: 'y', author: 'z', place },
    picture: { png: makePng(2, 2), width: 2, height: 2, scale: 1 },
    content: { bytes: Buffer.from('{}'), name: '', mediaType: 'application/json' },
  });
  closeCase(library, id);
}

function listColumns(folder: string): [string, string][] {
  const database = new Database(path.join(folder, 'library.sqlite'));
  const tables = database.pragma('table_list') as { schema: string; name: string }[];
  const found = tables
    .filter(
      ({ schema, name }) => schema === 'main' && !/^(sqlite_|items_fts_)/.test(name) && name !== 'items_fts',
    )
    .flatMap(({ name }) =>
      (database.pragma(`table_info(${name})`) as { name: string }[]).map((column): [string, string] => [
        name,
        column.name,
      ]),
    );
  database.close();
  return found;
}

/** Sets a column in one row or in all, as a stranger does whom no rule of ours binds. @returns whether it could be */
function tamper(
  folder: string,
  [table, column]: readonly [string, string],
  value: string,
  isAll: boolean,
): boolean {
  const database = new Database(path.join(folder, 'library.sqlite'));
  try {
    database.unsafeMode(true);
    database.function('sha256', { varargs: true }, () => null);
    // STRICT and NOT NULL are words in a schema, which a stranger puts back once the rows are there.
    database.exec(
      'PRAGMA ignore_check_constraints = ON; PRAGMA foreign_keys = OFF; PRAGMA writable_schema = ON',
    );
    const { sql } = database.prepare('SELECT sql FROM sqlite_schema WHERE name = ?').get(table) as {
      sql: string;
    };
    const loose = sql
      .replaceAll(' NOT NULL', '')
      .replace(/\) STRICT(, WITHOUT ROWID)?$/, (_, rowid) => (rowid ? ') WITHOUT ROWID' : ')'));
    // So are triggers that refuse changes.
    const triggers = database
      .prepare<[string], { readonly name: string; readonly sql: string }>(
        "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = ?",
      )
      .all(table);
    triggers.forEach(({ name }) => database.exec(`DROP TRIGGER ${name}`));
    const put = database.prepare('UPDATE sqlite_schema SET sql = ? WHERE name = ?');
    put.run(loose, table);
    database.exec('PRAGMA writable_schema = RESET');
    const where = isAll ? '' : `WHERE ${column} IN (SELECT ${column} FROM ${table} LIMIT 1)`;
    database.exec(`UPDATE OR IGNORE ${table} SET ${column} = ${value} ${where}; PRAGMA writable_schema = ON`);
    put.run(sql, table);
    database.exec('PRAGMA writable_schema = RESET');
    triggers.forEach((trigger) => database.exec(trigger.sql));
    return true;
  } catch {
    return false;
  } finally {
    database.close();
  }
}

/** Everything that the app reads of a library, and at last removes from it. */
async function useAll(library: WritableLibrary): Promise<void> {
  querySessions(library, { filter: NO_FILTER, sort: DEFAULT_SORT, offset: 0, limit: 50 });
  const counter = new FacetCounter(library, NO_FILTER);
  FACETS.forEach((facet) => counter.countValues(facet));
  RANGES.forEach((range) => counter.countSteps(range));
  [listViews, listTags, listAssets, readAssetStatus, readKeepsOriginals].forEach((read) => read(library));
  listVerdicts(library);
  listImportReports(library).forEach(({ key }) => readImportReport(library, key));
  for (const { id } of listSessions(library)) {
    await unlessDamaged(() => useSession(library, id));
  }
  await new LibraryIndexer(library, '', () => undefined).run();
  await unlessDamaged(() => searchLibrary(library, parseSearchQuery('shop'), LIMITS));
  await verifyLibrary(library, () => undefined);
  await unlessDamaged(() => useEvidence(library));
  removeSessions(
    library,
    listSessions(library).map(({ id }) => id),
  );
}

function useEvidence(library: WritableLibrary): void {
  for (const { id } of listCases(library)) {
    readCase(library, id);
    for (const { number } of listExhibits(library, id)) {
      readExhibitContent(library, id, number);
      readExhibitPicture(library, id, number);
      reopenCase(library, id);
      changeExhibit(library, id, number, { caption: 'changed' });
      removeExhibit(library, id, number);
    }
    setLegalHold(library, id, true);
    setLegalHold(library, id, false);
  }
  checkCustody(library);
  listSessions(library).forEach(({ id }) => {
    listCasesOf(library, id);
    [...iterateCustody(library, { subject: { kind: 'session', id } })].forEach(toCustodyLine);
  });
  [...iterateCustody(library, {})].forEach(toCustodyLine);
}

async function useSession(library: WritableLibrary, id: string): Promise<void> {
  listBookmarks(library, id);
  readSameRecordings(library, id);
  for (const { number: windowNumber, startedAtMs, endedAtMs } of readSession(library, id)?.windows ?? []) {
    const at = { sessionId: id, windowNumber };
    readPreview(library, { ...at, atMs: startedAtMs });
    parseFindings(readFindings(library, id, windowNumber).findings[0] ?? '');
    const { from, toChunk } = findSlice(library, { ...at, atMs: endedAtMs });
    await unlessDamaged(() => readCheckpoint(library, { ...at, chunk: from.chunk }));
    await unlessDamaged(() => readChunks(library, { ...at, fromChunk: from.chunk, toChunk }, 1_000_000));
  }
  findItems(library, id, 'shop\0"');
  findRepeats(library, id);
  const { keys } = readTrack(library, id);
  readItems(library, id, [...keys.subarray(0, 100)]);
  readStoryShort(library, id);
  for (const key of keys.subarray(0, 5)) {
    const place = findItem(library, id, key);
    await unlessDamaged(() => place && readItemEvent(library, id, place));
  }
}

/** A part that is damaged is told of in words. */
async function unlessDamaged(read: () => unknown): Promise<void> {
  try {
    await read();
  } catch (error) {
    if (!(error instanceof LibraryError)) {
      throw error;
    }
  }
}

/** @returns what went wrong */
async function runCase(seed: number): Promise<string | undefined> {
  const random = seededRandom(seed);
  const folder = path.join(root, `case-${seed}`);
  cpSync(path.join(root, 'filled'), folder, { recursive: true });
  const where = columns[random.int(columns.length)]!;
  const value = VALUES[random.int(VALUES.length)]!;
  const isAll = random.int(2) === 0;
  const startedAt = performance.now();
  try {
    tampered += tamper(folder, where, value, isAll) ? 1 : 0;
    await unlessDamaged(async () => {
      const library = openForWriting(folder, 0);
      try {
        await useAll(library);
      } finally {
        library.database.close();
      }
    });
    const took = performance.now() - startedAt;
    return took > 10_000 ? `${where.join('.')} = ${value}: took ${took} ms` : undefined;
  } catch (error) {
    return `seed ${seed}: ${where.join('.')} = ${value} in ${isAll ? 'all rows' : 'a row'}: ${String(error)}`;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

beforeAll(async () => {
  root = mkdtempSync(path.join(os.tmpdir(), 'airgap-replay-rows-'));
  writeFileSync(path.join(root, 'victim'), 'years of work');
  await fill(path.join(root, 'filled'));
  columns = listColumns(path.join(root, 'filled'));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('a library in which a stranger changed a column', () => {
  it('is read, indexed, searched, verified and emptied all the same, and nothing beside it is touched', async () => {
    const failures: string[] = [];
    for (let seed = 0; seed < CASES; seed++) {
      failures.push(...[await runCase(seed)].filter((failure) => failure !== undefined));
    }
    expect(failures).toEqual([]);
    expect(tampered).toBeGreaterThan(CASES / 2);
    expect(readdirSync(root).sort()).toEqual(['filled', 'victim']);
    expect(readFileSync(path.join(root, 'victim'), 'utf8')).toBe('years of work');
  }, 600_000);
});
