import {
  DEFAULT_SORT,
  isSessionFilter,
  isSessionSort,
  NO_FILTER,
  type SessionFilter,
  type SessionSort,
} from '../../../shared/library/session-filter.ts';
import { createStoredStore } from '../../ui/stored-store.ts';

/** Which sessions the library lists, and in which order: going from one to the next keeps to it. */
export const libraryFilter = createStoredStore<SessionFilter>('library.filter', NO_FILTER, isSessionFilter);
export const librarySort = createStoredStore<SessionSort>('library.sort', DEFAULT_SORT, isSessionSort);
