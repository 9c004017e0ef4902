import { hash } from 'node:crypto';
import { MAX_EXHIBITS } from '../../../shared/model/evidence-case.ts';
import {
  EXHIBIT_KINDS,
  type Exhibit,
  type ExhibitDraft,
  type ExhibitOrigin,
  type ExhibitPlace,
  type ExhibitWords,
} from '../../../shared/model/exhibit.ts';
import { fail, succeed, type Result } from '../../../shared/result.ts';
import type { ReadableLibrary, WritableLibrary } from '../database/library.ts';
import { prepare } from '../database/prepare.ts';
import { checkContents, checkWords, tidyWords } from './case-limits.ts';
import { addTo } from './case-sessions.ts';
import { changeOpenCase, touchCase, type OpenCase } from './change-open-case.ts';
import { findEventNumber } from './event-number.ts';
import { noteChanged, noteMade, noteRemoved } from './exhibit-custody.ts';
import { EXHIBIT_SELECT, toExhibit, type ExhibitRow } from './exhibit-rows.ts';

/** The exhibits of a case in the order of their numbers, without what they show. */
export function listExhibits({ database }: ReadableLibrary, caseId: string): Exhibit[] {
  return prepare<[string], ExhibitRow>(
    database,
    `${EXHIBIT_SELECT} WHERE cases.id = ? ORDER BY exhibits.number LIMIT ${MAX_EXHIBITS}`,
  )
    .all(caseId)
    .map(toExhibit);
}

/** One exhibit; undefined where it is gone, or never was. */
export function readExhibit(
  { database }: ReadableLibrary,
  caseId: string,
  number: number,
): Exhibit | undefined {
  const row = prepare<[string, number], ExhibitRow>(
    database,
    `${EXHIBIT_SELECT} WHERE cases.id = ? AND exhibits.number = ?`,
  ).get(caseId, number);
  return row && toExhibit(row);
}

/** The picture of an exhibit, a PNG; undefined where it has none. */
export function readExhibitPicture(
  library: ReadableLibrary,
  caseId: string,
  number: number,
): Uint8Array | undefined {
  return readBytes(library, 'SELECT png FROM exhibit_pictures', caseId, number);
}

/** The rows or the node as JSON, or the file of an exhibit; undefined where it has none. */
export function readExhibitContent(
  library: ReadableLibrary,
  caseId: string,
  number: number,
): Uint8Array | undefined {
  return readBytes(library, 'SELECT content FROM exhibit_contents', caseId, number);
}

function readBytes(
  { database }: ReadableLibrary,
  select: string,
  caseId: string,
  number: number,
): Uint8Array | undefined {
  return prepare<[string, number], Uint8Array>(
    database,
    `${select} JOIN exhibits USING (exhibit_key) JOIN cases USING (case_key) WHERE cases.id = ? AND number = ?`,
  )
    .pluck()
    .get(caseId, number);
}

/** Adds an exhibit to a case, and its session with it. @returns its number */
export function addExhibit(library: WritableLibrary, caseId: string, draft: ExhibitDraft): Result<number> {
  const words = tidyWords(draft);
  const possible = [checkShape(draft), checkWords(words), checkContents(draft)].find(({ ok }) => !ok);
  if (possible && !possible.ok) {
    return possible;
  }
  return changeOpenCase(library, caseId, (found) => {
    if (countExhibits(library, found) >= MAX_EXHIBITS) {
      return fail('too-many-exhibits', `A case has ${MAX_EXHIBITS} exhibits at most.`);
    }
    const added = draft.place ? addTo(library, found, draft.place.sessionId) : succeed(null);
    if (!added.ok) {
      return added;
    }
    const number = found.exhibitsMade + 1;
    store(library, found, number, { ...draft, ...words });
    touchCase(library, found);
    const made = readExhibit(library, caseId, number);
    if (made) {
      noteMade(library, made);
    }
    return succeed(number);
  });
}

/** Changes what is written of an exhibit. What is left out stays. */
export function changeExhibit(
  library: WritableLibrary,
  caseId: string,
  number: number,
  change: Partial<ExhibitWords>,
): Result<null> {
  return changeOpenCase(library, caseId, (found) => {
    const former = readExhibit(library, caseId, number);
    if (!former) {
      return noSuchExhibit();
    }
    const words = tidyWords({ ...former, ...change });
    const possible = checkWords(words);
    if (!possible.ok) {
      return possible;
    }
    prepare<object>(
      library.database,
      `UPDATE main.exhibits SET caption = @caption, notes = @notes, author = @author, changed_at_ms = @now
         WHERE case_key = @key AND number = @number`,
    ).run({ ...words, now: Date.now(), key: found.key, number });
    touchCase(library, found);
    noteChanged(library, { ...former, ...words }, former);
    return succeed(null);
  });
}

/** Removes an exhibit. Its number is not given again. */
export function removeExhibit(library: WritableLibrary, caseId: string, number: number): Result<null> {
  return changeOpenCase(library, caseId, (found) => {
    const former = readExhibit(library, caseId, number);
    if (!former) {
      return noSuchExhibit();
    }
    prepare(library.database, 'DELETE FROM main.exhibits WHERE case_key = ? AND number = ?').run(
      found.key,
      number,
    );
    touchCase(library, found);
    noteRemoved(library, former);
    return succeed(null);
  });
}

function noSuchExhibit(): Result<never> {
  return fail('no-such-exhibit', 'The case has no such exhibit any more.');
}

function countExhibits({ database }: ReadableLibrary, { key }: OpenCase): number {
  const count = prepare<[number], number>(database, 'SELECT count(*) FROM exhibits WHERE case_key = ?');
  return count.pluck().get(key) ?? 0;
}

/** What belongs to each kind. */
function checkShape({ kind, place, picture, content }: ExhibitDraft): Result<null> {
  const isWhole =
    (kind === 'file') === (place === null) &&
    (kind === 'range') === (typeof place?.toMs === 'number') &&
    (kind !== 'still' || picture !== undefined) &&
    (content !== undefined) === (kind === 'rows' || kind === 'node' || kind === 'file');
  return isWhole
    ? succeed(null)
    : fail('no-exhibit', 'This cannot be made an exhibit: a part of it is missing.');
}

function store(library: WritableLibrary, { key }: OpenCase, number: number, draft: ExhibitDraft): void {
  const { database } = library;
  const origin = draft.place && findOrigin(library, draft.place);
  const [exhibit] = prepare<object, number>(
    database,
    `INSERT INTO main.exhibits (case_key, number, kind, session_id, window_number, from_ms, to_ms, event_number,
         source_name, source_sha256, caption, notes, author, made_at_ms)
       VALUES (@key, @number, @kind, @sessionId, @windowNumber, @fromMs, @toMs, @eventNumber, @sourceName,
         @sourceSha256, @caption, @notes, @author, @now)
       RETURNING exhibit_key`,
  )
    .pluck()
    .all({
      ...(origin ?? NO_ORIGIN),
      ...{ key, number, now: Date.now(), kind: EXHIBIT_KINDS.indexOf(draft.kind) },
      ...{ caption: draft.caption, notes: draft.notes, author: draft.author },
    });
  prepare(database, 'UPDATE main.cases SET exhibits_made = ? WHERE case_key = ?').run(number, key);
  storeContents(library, exhibit ?? 0, draft);
}

const NO_ORIGIN: { readonly [Key in keyof ExhibitOrigin]: null } = {
  sessionId: null,
  windowNumber: null,
  fromMs: null,
  toMs: null,
  eventNumber: null,
  sourceName: null,
  sourceSha256: null,
};

function storeContents({ database }: WritableLibrary, key: number, { picture, content }: ExhibitDraft): void {
  if (picture) {
    prepare<object>(
      database,
      `INSERT INTO main.exhibit_pictures (exhibit_key, width, height, scale, png, sha256)
         VALUES (@key, @width, @height, @scale, @png, @sha256)`,
    ).run({ ...picture, key, sha256: hash('sha256', picture.png) });
  }
  if (content) {
    prepare<object>(
      database,
      `INSERT INTO main.exhibit_contents (exhibit_key, name, media_type, content, sha256)
         VALUES (@key, @name, @mediaType, @bytes, @sha256)`,
    ).run({ ...content, name: content.name.toWellFormed(), key, sha256: hash('sha256', content.bytes) });
  }
}

/** What is noted of where an exhibit comes from; the file is the one that was imported first. */
function findOrigin(library: ReadableLibrary, place: ExhibitPlace): ExhibitOrigin {
  const source = prepare<[string], { sourceName: string; sourceSha256: string }>(
    library.database,
    `SELECT name AS sourceName, sha256 AS sourceSha256 FROM sources JOIN session_sources USING (source_key)
       JOIN sessions USING (session_key) WHERE sessions.id = ? ORDER BY source_key LIMIT 1`,
  ).get(place.sessionId);
  return {
    ...place,
    eventNumber: findEventNumber(library, place),
    ...(source ?? { sourceName: null, sourceSha256: null }),
  };
}
