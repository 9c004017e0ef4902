import { setImmediate as yieldToOthers } from 'node:timers/promises';
import type { CallInput, Handlers } from '../../shared/contract/contract.ts';
import type { FacetCounts } from '../../shared/library/library-row.ts';
import { succeed, type Result } from '../../shared/result.ts';
import { FacetCounter } from '../library/list/count-facets.ts';
import { markSessions } from '../library/sessions/marks.ts';
import type { AppLibrary } from '../library/database/open-for-app.ts';
import type { ReadableLibrary, WritableLibrary } from '../library/database/library.ts';
import { listSessionIds, locateSession, querySessions } from '../library/list/query-sessions.ts';
import { listViews, removeView, saveView } from '../library/list/saved-views.ts';
import { giveBackSpace, removeSessions } from '../library/sessions/sessions.ts';
import { listTags } from '../library/sessions/tags.ts';
import { writeOrRefuse } from './read-only.ts';
import { shortenTexts } from './short-texts.ts';

type LibraryHandlers = Pick<
  Handlers,
  | 'querySessions'
  | 'listSessionIds'
  | 'locateSession'
  | 'countFacets'
  | 'findFacetValues'
  | 'markSessions'
  | 'removeSessions'
  | 'listTags'
  | 'listViews'
  | 'saveView'
  | 'removeView'
>;

/** How many sessions are changed at once, before the window gets its turn. */
const MARK_STEP = 500;
const REMOVE_STEP = 5;

/** Calls about the library's list: its sessions, facets, marks, tags and views. */
export function createLibraryHandlers(library: AppLibrary): LibraryHandlers {
  const write = (change: (library: WritableLibrary) => void): Promise<Result<null>> =>
    writeOrRefuse(library, (opened) => {
      change(opened);
      return null;
    });
  const writeAll = async (
    ids: readonly string[],
    step: number,
    change: (library: WritableLibrary, some: readonly string[]) => void,
  ): Promise<Result<null>> => {
    for (let at = 0; at < ids.length; at += step) {
      const result = await write((opened) => change(opened, ids.slice(at, at + step)));
      if (!result.ok) {
        return result;
      }
      await yieldToOthers();
    }
    return succeed(null);
  };
  return {
    querySessions: (query) => {
      const { rows, total } = querySessions(library.read(), query);
      return succeed({ rows: rows.map(shortenTexts), total });
    },
    listSessionIds: (query) => succeed(listSessionIds(library.read(), query)),
    locateSession: ({ sessionId, ...list }) => succeed(locateSession(library.read(), list, sessionId)),
    countFacets: async (wanted) => succeed(await countFacets(library.read(), wanted)),
    findFacetValues: ({ filter, facet, containing }) =>
      succeed(new FacetCounter(library.read(), filter).countValues(facet, containing).map(shortenTexts)),
    markSessions: ({ sessionIds, change }) =>
      writeAll(sessionIds, MARK_STEP, (opened, some) => markSessions(opened, some, change)),
    removeSessions: async ({ sessionIds }) => {
      const result = await writeAll(sessionIds, REMOVE_STEP, removeSessions);
      for (let isLeft = result.ok; isLeft; await yieldToOthers()) {
        await write((opened) => (isLeft = giveBackSpace(opened)));
      }
      return result;
    },
    listTags: () => succeed(listTags(library.read())),
    listViews: () => succeed(listViews(library.read())),
    saveView: ({ view }) => write((opened) => saveView(opened, view)),
    removeView: ({ name }) => write((opened) => removeView(opened, name)),
  };
}

/** One facet after the other, so that the window never waits for all of them. */
async function countFacets(
  library: ReadableLibrary,
  { filter, facets, ranges }: CallInput<'countFacets'>,
): Promise<FacetCounts> {
  const counter = new FacetCounter(library, filter);
  const values = await collect(facets, (facet) => counter.countValues(facet).map(shortenTexts));
  const steps = await collect(ranges, (range) => counter.countSteps(range));
  return { values, ranges: steps };
}

async function collect<Key extends string, Value>(
  keys: readonly Key[],
  read: (key: Key) => Value,
): Promise<Partial<Record<Key, Value>>> {
  const found: [Key, Value][] = [];
  for (const key of keys) {
    found.push([key, read(key)]);
    await yieldToOthers();
  }
  return Object.fromEntries(found) as Partial<Record<Key, Value>>;
}
