import type { Handlers } from '../../shared/contract.ts';
import type { LibrarySearcher } from '../jobs/library-searcher.ts';

type SearchHandlers = Pick<Handlers, 'searchLibrary' | 'readIndexStatus' | 'findNodeChanges'>;

/** Calls about searching the library. */
export function createSearchHandlers(searcher: LibrarySearcher): SearchHandlers {
  return {
    searchLibrary: ({ typed, sessions, hitsPerSession }) =>
      searcher.search(typed, { sessions, hitsPerSession }),
    findNodeChanges: (node) => searcher.findNodeChanges(node),
    readIndexStatus: () => searcher.measure(),
  };
}
