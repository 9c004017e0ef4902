import { hash as hashOnce } from 'node:crypto';
import { canonicalJson, type JsonObject, type JsonValue } from '../../../shared/custody/canonical-json.ts';
import { toHashedText } from '../../../shared/custody/custody-line.ts';
import { subjectsOf } from '../../../shared/custody/subjects-of.ts';
import {
  NO_HASH,
  type CustodyAct,
  type CustodyEntry,
  type CustodyHead,
} from '../../../shared/model/custody.ts';
import { LibraryError } from '../database/library-error.ts';
import type { ReadableLibrary, WritableLibrary } from '../database/library.ts';
import { prepare } from '../database/prepare.ts';
import { APP_VERSION } from './app-version.ts';
import { readNames } from './custody-names.ts';

/** In characters; names of files are longer in no system. */
const MAX_TEXT = 4096;

/**
 * Notes an act in the log. Call it in the transaction that does what is noted; alone, it is one of its own.
 * @throws LibraryError where a stranger left the log so that nothing can follow
 */
export function appendCustody(library: WritableLibrary, act: CustodyAct): CustodyHead {
  return library.database.transaction(() => append(library, act)).immediate();
}

function append(library: WritableLibrary, { action, subject, details = {} }: CustodyAct): CustodyHead {
  const last = readLast(library);
  const now = new Date();
  const contents: Omit<CustodyEntry, 'hash'> = {
    number: (last?.number ?? 0) + 1,
    at: now.toISOString(),
    clockOffsetMinutes: 0 - now.getTimezoneOffset(),
    ...readNames(library),
    appVersion: APP_VERSION,
    action,
    subject: { kind: subject.kind, id: tidy(subject.id) as string },
    details: tidy(details) as JsonObject,
    previous: last?.hash ?? NO_HASH,
  };
  const hash = hashEntry(contents);
  insert(library, { ...contents, hash });
  return { number: contents.number, hash };
}

/** The hash that an entry has to have. */
export function hashEntry(entry: Omit<CustodyEntry, 'hash'>): string {
  return hashOnce('sha256', toHashedText(entry));
}

/** Whatever a row of the table holds: also one that nobody of us has written. */
function readLast({ database }: ReadableLibrary): CustodyHead | undefined {
  const last = prepare<[], CustodyHead>(
    database,
    'SELECT number, hash FROM main.custody WHERE number = (SELECT max(number) FROM main.custody)',
  ).get();
  if (
    last &&
    !(Number.isSafeInteger(last.number + 1) && last.number > 0 && /^[0-9a-f]{64}$/.test(last.hash))
  ) {
    throw new LibraryError(
      'library-damaged',
      'The custody log of this library was damaged or changed by others, and nothing can follow its last entry. So nothing can be changed in this library any more. “verify” names the entry; import the recordings into another library.',
    );
  }
  return last;
}

function insert({ database }: WritableLibrary, entry: CustodyEntry): void {
  prepare<object>(
    database,
    `INSERT INTO main.custody (number, at, clock_offset_minutes, user_name, host, app_version, action, subject_kind,
         subject_id, details_json, previous, hash)
       VALUES (@number, @at, @clockOffsetMinutes, @user, @host, @appVersion, @action, @subjectKind, @subjectId,
         @detailsJson, @previous, @hash)`,
  ).run({
    ...entry,
    subjectKind: entry.subject.kind,
    subjectId: entry.subject.id,
    detailsJson: canonicalJson(entry.details),
  });
  const link = prepare<[string, string, number]>(
    database,
    'INSERT INTO main.custody_links (kind, id, number) VALUES (?, ?, ?)',
  );
  subjectsOf(entry).forEach(({ kind, id }) => link.run(kind, id, entry.number));
}

/** Texts from files may hold halves of surrogate pairs, and any number of characters. */
function tidy(value: JsonValue): JsonValue {
  if (typeof value === 'string') {
    return value.slice(0, MAX_TEXT).toWellFormed();
  }
  if (Array.isArray(value)) {
    return (value as readonly JsonValue[]).map(tidy);
  }
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, tidy(each)]));
  }
  return value;
}
