import { setImmediate as yieldToOthers } from 'node:timers/promises';
import type { CallInput, Handlers } from '../../shared/contract/contract.ts';
import type { FacetCounts } from '../../shared/library/library-row.ts';
import { mapResult, succeed, type Result } from '../../shared/result.ts';
import type { LibraryReader } from '../jobs/reading/library-reader.ts';
import { markSessions } from '../library/sessions/marks.ts';
import type { AppLibrary } from '../library/database/open-for-app.ts';
import type { WritableLibrary } from '../library/database/library.ts';
import { removeView, saveView } from '../library/list/saved-views.ts';
import { giveBackSpace, removeSessions } from '../library/sessions/sessions.ts';
import { writeOrRefuse } from './read-only.ts';

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

/**
 * Calls about the library's list: its sessions, facets, marks, tags and views.
 * @param reader reads them: a library may have any number
 */
export function createLibraryHandlers(library: AppLibrary, reader: LibraryReader): LibraryHandlers {
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
    querySessions: (query) => reader.ask('sessions', query),
    listSessionIds: (query) => reader.ask('sessionIds', query),
    locateSession: (wanted) => reader.ask('place', wanted),
    countFacets: (wanted) => countFacets(reader, wanted),
    findFacetValues: (wanted) => reader.ask('facetValues', wanted),
    markSessions: ({ sessionIds, change }) =>
      writeAll(sessionIds, MARK_STEP, (opened, some) => markSessions(opened, some, change)),
    removeSessions: async ({ sessionIds }) => {
      const result = await writeAll(sessionIds, REMOVE_STEP, removeSessions);
      for (let isLeft = result.ok; isLeft; await yieldToOthers()) {
        await write((opened) => (isLeft = giveBackSpace(opened)));
      }
      return result;
    },
    listTags: () => reader.ask('tags', null),
    listViews: () => reader.ask('views', null),
    saveView: ({ view }) => write((opened) => saveView(opened, view)),
    removeView: ({ name }) => write((opened) => removeView(opened, name)),
  };
}

/** One facet after the other, so that what else is asked for never waits for all of them. */
async function countFacets(
  reader: LibraryReader,
  { filter, facets, ranges }: CallInput<'countFacets'>,
): Promise<Result<FacetCounts>> {
  const values = await collect(facets, (facet) =>
    reader.ask('facetValues', { filter, facet, containing: '' }),
  );
  const steps = await collect(ranges, (range) => reader.ask('rangeCounts', { filter, range }));
  return values.ok ? mapResult(steps, (counted) => ({ values: values.value, ranges: counted })) : values;
}

async function collect<Key extends string, Value>(
  keys: readonly Key[],
  read: (key: Key) => Promise<Result<Value>>,
): Promise<Result<Partial<Record<Key, Value>>>> {
  const found: [Key, Value][] = [];
  for (const key of keys) {
    const result = await read(key);
    if (!result.ok) {
      return result;
    }
    found.push([key, result.value]);
  }
  return succeed(Object.fromEntries(found) as Partial<Record<Key, Value>>);
}
