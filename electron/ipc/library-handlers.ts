import type { CallInput, Handlers } from '../../shared/contract/contract.ts';
import type { FacetCounts } from '../../shared/library/library-row.ts';
import { mapResult, succeed, type Result } from '../../shared/result.ts';
import type { LibraryReader } from '../jobs/reading/library-reader.ts';
import type { AppLibrary } from '../library/database/open-for-app.ts';
import type { WritableLibrary } from '../library/database/library.ts';
import { removeView, saveView } from '../library/list/saved-views.ts';
import { markUndoably } from './mark-sessions.ts';
import { writeOrRefuse } from './read-only.ts';
import { removeForNow } from './removals.ts';
import type { UndoStack, UndoStep } from './undo-stack.ts';

type LibraryHandlers = Pick<
  Handlers,
  | 'querySessions'
  | 'listSessionIds'
  | 'locateSession'
  | 'findSessions'
  | 'countFacets'
  | 'findFacetValues'
  | 'markSessions'
  | 'removeSessions'
  | 'listSameRecordings'
  | 'listTags'
  | 'listViews'
  | 'saveView'
  | 'removeView'
>;

/**
 * Calls about the library's list: its sessions, facets, marks, tags and views.
 * @param reader reads them: a library may have any number
 * @param undo remembers what is done to sessions
 * @param onBack is told when sessions that were removed are there again
 */
export function createLibraryHandlers(
  library: AppLibrary,
  reader: LibraryReader,
  undo: UndoStack,
  onBack: () => void,
): LibraryHandlers {
  const write = (change: (library: WritableLibrary) => void): Promise<Result<null>> =>
    writeOrRefuse(library, (opened) => {
      change(opened);
      return null;
    });
  const noteUndo = ({ result, step }: { result: Result<null>; step: UndoStep }): Result<null> => {
    if (result.ok) {
      void undo.add(step).catch(() => undefined);
    }
    return result;
  };
  return {
    querySessions: (query) => reader.ask('sessions', query),
    listSessionIds: (query) => reader.ask('sessionIds', query),
    locateSession: (wanted) => reader.ask('place', wanted),
    findSessions: (wanted) => reader.ask('sessionsWith', wanted),
    countFacets: (wanted) => countFacets(reader, wanted),
    findFacetValues: (wanted) => reader.ask('facetValues', wanted),
    markSessions: async ({ sessionIds, change }) => noteUndo(await markUndoably(library, sessionIds, change)),
    removeSessions: async ({ sessionIds }) => noteUndo(await removeForNow(library, sessionIds, onBack)),
    listSameRecordings: (wanted) => reader.ask('sameRecordings', wanted),
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
