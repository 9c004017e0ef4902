import type { SessionListItem } from '../../../shared/model/session.ts';
import { readAddress } from '../../ui/address.ts';

type Named = Pick<SessionListItem, 'title' | 'firstUrl' | 'sourceName' | 'person'>;

/** What a session is called: by its title, else by its first page, else by its file. */
export function nameOf({ title, firstUrl, sourceName }: Named): string {
  return title || (firstUrl ? readAddress(firstUrl).path : sourceName);
}

/** Whose it is, on which host, from which file: what of that is known. */
export function aboutOf({ person, firstUrl, sourceName }: Named): string[] {
  const host = firstUrl ? readAddress(firstUrl).host : '';
  return [person ?? '', host, sourceName].filter((part) => part !== '');
}
