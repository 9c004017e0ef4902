import {
  ITEM_KINDS,
  ITEM_LEVELS,
  type ItemFacts,
  type ItemKind,
  type ItemTrack,
  type TimelineItem,
} from '../../../shared/model/item.ts';
import type { FoundItem, ItemPlace, ItemTexts } from '../../../shared/replay/items/found-item.ts';
import { toIndexText } from '../../../shared/search/index-text.ts';
import { itemRange, SESSION_ITEMS } from '../database/item-keys.ts';
import { assertItemsEnd } from '../sessions/items-end.ts';
import { insertItemTexts } from './item-texts.ts';
import type { ReadableLibrary, WritableLibrary } from '../database/library.ts';
import { prepare } from '../database/prepare.ts';
import { parseItemFacts } from './item-facts.ts';

/** Kinds that are found by searching only. */
const UNLISTED: readonly ItemKind[] = ['text', 'session'];
const LISTED_KINDS = ITEM_KINDS.flatMap((kind, at) => (UNLISTED.includes(kind) ? [] : [at])).join(', ');

/** An item as it is stored. */
export interface ItemRow {
  readonly key: number;
  readonly kind: number;
  readonly level: number;
  readonly atMs: number;
  readonly windowNumber: number;
  readonly durationMs: number | null;
  readonly status: number | null;
  readonly label: string;
  readonly factsJson: string | null;
}

/** Adds items to a session, and what can be searched of them. Call it within a transaction. */
export function insertItems(library: WritableLibrary, sessionKey: number, items: readonly FoundItem[]): void {
  const { database } = library;
  const { first, last } = itemRange(sessionKey);
  const highest = prepare<[number, number], number | null>(
    database,
    'SELECT max(item_key) FROM items WHERE item_key BETWEEN ? AND ?',
  )
    .pluck()
    .get(first, last);
  const insert = prepare(
    database,
    `INSERT INTO main.items (item_key, window_number, chunk, event, part, kind, level, at_ms, duration_ms, status, label,
       facts_json, body)
     VALUES (@key, @windowNumber, @chunk, @event, @part, @kind, @level, @atMs, @durationMs, @status, @label,
       @factsJson, @body)`,
  );
  const index = prepare(
    database,
    `INSERT INTO items_fts (rowid, text, console, url, network, custom, person)
     VALUES (@key, @text, @console, @url, @network, @custom, @person)`,
  );
  const bodies = insertItemTexts(library, sessionKey, items);
  let key = highest ?? first;
  items.slice(0, last - key).forEach((item, at) => {
    key++;
    insert.run({ ...item.place, ...toRow(item), key, body: bodies[at] ?? null });
    index.run({ ...toIndexTexts(item.texts), key });
  });
}

function toIndexTexts(texts: ItemTexts): Record<keyof ItemTexts, string | null> {
  const toIndex = (text?: string): string | null => (text === undefined ? null : toIndexText(text));
  return {
    text: toIndex(texts.text),
    console: toIndex(texts.console),
    url: toIndex(texts.url),
    network: toIndex(texts.network),
    custom: toIndex(texts.custom),
    person: toIndex(texts.person),
  };
}

function toRow(item: FoundItem): Omit<ItemRow, 'key' | 'windowNumber'> {
  const { kind, level, atMs, durationMs, status, label, facts } = item;
  return {
    kind: ITEM_KINDS.indexOf(kind),
    level: ITEM_LEVELS.indexOf(level),
    atMs,
    durationMs,
    status,
    label,
    factsJson: toFactsJson(facts),
  };
}

function toFactsJson(facts: ItemFacts): string | null {
  const json = JSON.stringify(facts);
  return json === '{}' ? null : json;
}

interface TrackRow {
  readonly key: number;
  readonly atMs: number;
  readonly durationMs: number | null;
  readonly kind: number;
  readonly level: number;
  readonly windowNumber: number;
}

/** All items of a session that are listed, in order of time. */
export function readTrack(library: ReadableLibrary, sessionId: string): ItemTrack {
  assertItemsEnd(library, sessionId);
  const rows = prepare<[string], TrackRow>(
    library.database,
    `SELECT item_key AS key, at_ms AS atMs, duration_ms AS durationMs, kind, level, window_number AS windowNumber
       FROM ${SESSION_ITEMS}
       WHERE sessions.id = ? AND kind IN (${LISTED_KINDS})
       ORDER BY at_ms, item_key`,
  ).all(sessionId);
  return {
    keys: Float64Array.from(rows, ({ key }) => key),
    atMs: Float64Array.from(rows, ({ atMs }) => atMs),
    durationMs: Float32Array.from(rows, ({ durationMs }) => durationMs ?? 0),
    kinds: Uint8Array.from(rows, ({ kind }) => kind),
    levels: Uint8Array.from(rows, ({ level }) => level),
    windowNumbers: Uint32Array.from(rows, ({ windowNumber }) => windowNumber),
    share: readShare(library, sessionId),
  };
}

/** How many of a session's chunks the deep index has read. */
function readShare(library: ReadableLibrary, sessionId: string): number {
  const share = prepare<[string], number | null>(
    library.database,
    `SELECT 1.0 * sum(min(chunks, (SELECT coalesce(max(next_chunk), 0) FROM index_pieces
         WHERE index_pieces.window_key = windows.window_key))) / sum(chunks)
       FROM sessions JOIN windows USING (session_key) WHERE sessions.id = ?`,
  )
    .pluck()
    .get(sessionId);
  return share ?? 1;
}

/** The columns of an ItemRow. */
export const ITEM_COLUMNS = `item_key AS key, kind, level, at_ms AS atMs, window_number AS windowNumber,
  duration_ms AS durationMs, status, label, facts_json AS factsJson`;

/** The items of a session with these keys, in their order; those that are there no more are left out. */
export function readItems(
  library: ReadableLibrary,
  sessionId: string,
  keys: readonly number[],
): TimelineItem[] {
  const rows = prepare<[string, string], ItemRow>(
    library.database,
    `SELECT ${ITEM_COLUMNS} FROM items JOIN sessions ON session_key = item_key >> 30
       WHERE item_key IN (SELECT value FROM json_each(?)) AND sessions.id = ?`,
  ).all(JSON.stringify(keys), sessionId);
  const byKey = new Map(rows.map((row) => [row.key, toItem(row)]));
  return keys.flatMap((key) => byKey.get(key) ?? []);
}

/** A session's items, one at a time: those with these keys in their order, or all that are listed in order of time. */
export function* iterateItems(
  library: ReadableLibrary,
  sessionId: string,
  keys = readTrack(library, sessionId).keys,
): Generator<TimelineItem> {
  for (let from = 0; from < keys.length; from += BATCH) {
    yield* readItems(library, sessionId, [...keys.subarray(from, from + BATCH)]);
  }
}

const BATCH = 1000;

/** Where the event of one of a session's items is stored. */
export function findItem(
  library: ReadableLibrary,
  sessionId: string,
  key: number,
): (ItemPlace & { readonly kind: ItemKind }) | undefined {
  const row = prepare<[number, string], ItemPlace & { readonly kindNumber: number }>(
    library.database,
    `SELECT window_number AS windowNumber, chunk, event, part, kind AS kindNumber
       FROM items JOIN sessions ON session_key = item_key >> 30 WHERE item_key = ? AND sessions.id = ?`,
  ).get(key, sessionId);
  return row && { ...row, kind: kindOf(row.kindNumber) };
}

/** What a row says; a library from a stranger may say anything. */
export function toItem(row: ItemRow): TimelineItem {
  const { key, kind, level, atMs, windowNumber, durationMs, status, label, factsJson } = row;
  return {
    key,
    atMs,
    windowNumber,
    durationMs,
    status,
    label,
    kind: kindOf(kind),
    level: ITEM_LEVELS[level] ?? 'info',
    facts: parseItemFacts(factsJson),
  };
}

function kindOf(kind: number): ItemKind {
  return ITEM_KINDS[kind] ?? 'custom';
}
