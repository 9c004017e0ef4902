import type { Handlers } from '../../shared/contract/contract.ts';
import type { LibrarySearcher } from '../jobs/searching/library-searcher.ts';

type SearchHandlers = Pick<Handlers, 'searchLibrary' | 'readIndexStatus' | 'findNodeChanges'>;

/** Nobody reads more, and to count them all would take noticeably long. */
const MAX_HITS = 20_000;

/** Calls about searching the library. */
export function createSearchHandlers(searcher: LibrarySearcher): SearchHandlers {
  return {
    searchLibrary: ({ typed, sessions, hitsPerSession }) =>
      searcher.search(typed, { sessions, hitsPerSession, hits: MAX_HITS }),
    findNodeChanges: (node) => searcher.findNodeChanges(node),
    readIndexStatus: () => searcher.measure(),
  };
}
