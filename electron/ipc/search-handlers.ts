import type { Handlers } from '../../shared/contract/contract.ts';
import type { LibraryReader } from '../jobs/reading/library-reader.ts';

type SearchHandlers = Pick<
  Handlers,
  'searchLibrary' | 'countDamagedRows' | 'readIndexStatus' | 'findNodeChanges'
>;

/** Nobody reads more, and to count them all would take noticeably long. */
const MAX_HITS = 20_000;

/** Calls about searching the library, and measuring it. */
export function createSearchHandlers(reader: LibraryReader): SearchHandlers {
  return {
    searchLibrary: ({ typed, ...limits }) => reader.search(typed, { ...limits, hits: MAX_HITS }),
    findNodeChanges: (node) => reader.ask('nodeChanges', node),
    countDamagedRows: () => reader.ask('damagedRows', null),
    readIndexStatus: () => reader.ask('measure', null),
  };
}
