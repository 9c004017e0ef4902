import { isSearchable, parseSearchQuery } from '../../shared/search/search-query.ts';
import type { SearchHit } from '../../shared/model/search.ts';
import { iterateItems } from '../library/index/items.ts';
import { searchLibrary } from '../library/search/search.ts';
import { openIndexed } from './open-indexed.ts';
import { print } from './print.ts';
import { readKnownSession } from './read-known-session.ts';
import { UsageError } from './usage.ts';

const ALL = Number.MAX_SAFE_INTEGER;

/** Prints everything that a search finds. @returns the exit code. @throws UsageError when it says nothing */
export async function runSearch(folder: string, typed: string): Promise<number> {
  const query = parseSearchQuery(typed);
  if (!isSearchable(query)) {
    throw new UsageError('“search” needs a word to look for.');
  }
  const library = await openIndexed(folder);
  const { total, found, isCut } = searchLibrary(library, query, {
    sessions: ALL,
    hitsPerSession: ALL,
    hits: ALL - 1,
  });
  if (isCut) {
    process.stderr.write('Of the bookmarks in this library, only the newest 100,000 were searched.\n');
  }
  const hits = found.flatMap((session) => session.hits.map(toPrinted));
  await print(`${JSON.stringify({ hits, total })}\n`);
  return 0;
}

function toPrinted({ sessionId, atMs, kind, level, status, snippet }: SearchHit): object {
  return { sessionId, atMs, kind, level, status, snippet: snippet.text };
}

/** Prints what the inspector lists of a session. @returns the exit code */
export async function runTimeline(folder: string, sessionId: string): Promise<number> {
  const library = await openIndexed(folder, sessionId);
  const details = readKnownSession(library, sessionId);
  if (!details) {
    return 1;
  }
  const recordedIds = new Map(details.windows.map(({ number, recordedId }) => [number, recordedId]));
  let separator = '{"items":[';
  for (const item of iterateItems(library, sessionId)) {
    const windowId = recordedIds.get(item.windowNumber) ?? null;
    await print(`${separator}${JSON.stringify({ ...item, windowId })}`);
    separator = ',';
  }
  await print(separator === ',' ? ']}\n' : '{"items":[]}\n');
  return 0;
}
