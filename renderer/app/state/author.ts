import { MAX_AUTHOR } from '../../../shared/model/bookmark.ts';
import { createStoredStore } from '../../ui/stored-store.ts';

/** The name that the notes of this user say they are by; may be empty. */
export const author = createStoredStore<string>('author', '', isAuthor);

function isAuthor(value: unknown): value is string {
  return typeof value === 'string' && value.length <= MAX_AUTHOR;
}
