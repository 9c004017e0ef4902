import { toIndexPhrase } from '../../../shared/search/index-text.ts';
import type { SearchQuery, SearchTerm } from '../../../shared/search/search-query.ts';

/** A part of SQL, and what belongs in the place of its question marks. */
interface Sql {
  readonly sql: string;
  readonly values: readonly unknown[];
}

/**
 * The SELECT whose `item_key`s are what a search finds. All words must be in one item; only who was recorded stands in
 * an item of its own, so `person:` chooses sessions.
 */
export function toItemSelect(query: SearchQuery): Sql {
  const { terms, status } = query;
  const words = terms.filter(({ field }) => field !== 'person');
  const persons = terms.filter(({ field }) => field === 'person');
  const hasWords = words.some(({ isExcluded }) => !isExcluded);
  if (!hasWords && !status) {
    return select('rowid', 'items_fts', [matching(terms)]);
  }
  const ofPersons = persons.length === 0 ? [] : [ofPerson(hasWords ? 'rowid' : 'item_key', persons)];
  return hasWords
    ? select('rowid', 'items_fts', [matching(words), ...ofPersons, ...withStatus(query)])
    : select('item_key', 'items', [...statusOf(query), ...ofPersons, ...without(words)]);
}

function select(key: string, table: string, conditions: readonly Sql[]): Sql {
  return {
    sql: `SELECT ${key} AS item_key FROM ${table} WHERE ${conditions.map(({ sql }) => sql).join(' AND ')}`,
    values: conditions.flatMap(({ values }) => values),
  };
}

function matching(terms: readonly SearchTerm[]): Sql {
  return { sql: 'items_fts MATCH ?', values: [toMatch(terms)] };
}

/** Of sessions of the persons who are wanted, or not of those who are not. */
function ofPerson(key: string, persons: readonly SearchTerm[]): Sql {
  const isWanted = persons.some(({ isExcluded }) => !isExcluded);
  const match = isWanted ? persons : persons.map((term) => ({ ...term, isExcluded: false }));
  const found = select('rowid >> 30', 'items_fts', [matching(match)]);
  return { sql: `${key} >> 30 ${isWanted ? 'IN' : 'NOT IN'} (${found.sql})`, values: found.values };
}

function withStatus(query: SearchQuery): Sql[] {
  return statusOf(query).map(({ sql, values }) => ({
    sql: `rowid IN (SELECT item_key FROM items WHERE ${sql})`,
    values,
  }));
}

function statusOf({ status }: SearchQuery): Sql[] {
  return status ? [{ sql: 'status BETWEEN ? AND ?', values: [status.from, status.to] }] : [];
}

/** @param excluded words that must not be there */
function without(excluded: readonly SearchTerm[]): Sql[] {
  if (excluded.length === 0) {
    return [];
  }
  const found = select('rowid', 'items_fts', [
    matching(excluded.map((term) => ({ ...term, isExcluded: false }))),
  ]);
  return [{ sql: `item_key NOT IN (${found.sql})`, values: found.values }];
}

/** A search in the language of FTS5 (https://www.sqlite.org/fts5.html#full_text_query_syntax). */
function toMatch(terms: readonly SearchTerm[]): string {
  const wanted = terms.filter(({ isExcluded }) => !isExcluded).map(toPhrase);
  const excluded = terms.filter(({ isExcluded }) => isExcluded).map(toPhrase);
  const all = `(${wanted.join(' AND ')})`;
  return excluded.length === 0 ? all : `${all} NOT (${excluded.join(' OR ')})`;
}

function toPhrase({ field, words, isPrefix }: SearchTerm): string {
  const phrase = toIndexQuery(words, isPrefix);
  return field === null ? phrase : `${field} : ${phrase}`;
}

/** A phrase in the language of FTS5, whatever stands in it: what is no word is not in it. */
export function toIndexQuery(phrase: string, isPrefix: boolean): string {
  const { words, isPrefix: isOpen } = toIndexPhrase(phrase, isPrefix);
  return `"${words}"${isOpen ? ' *' : ''}`;
}
