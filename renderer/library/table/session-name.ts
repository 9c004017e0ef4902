import type { SessionListItem } from '../../../shared/model/session.ts';
import { readAddress } from '../../ui/address.ts';

type Named = Pick<SessionListItem, 'title' | 'firstUrl' | 'sourceName' | 'person'>;

/** What a session is called: by its title, else by its first page, else by its file. */
export function nameOf({ title, firstUrl, sourceName }: Named): string {
  return title || (firstUrl ? pageOf(firstUrl) : sourceName);
}

/** The path, or the host whose first page it is: a slash alone says little. */
function pageOf(url: string): string {
  const { host, path } = readAddress(url);
  return path === '/' ? host : path;
}

/** Whose it is, on which host, from which file: what of that is known. */
export function aboutOf(session: Named): string[] {
  const { person, firstUrl, sourceName } = session;
  const host = firstUrl ? readAddress(firstUrl).host : '';
  const name = nameOf(session);
  return [person ?? '', host, sourceName].filter((part) => part !== '' && part !== name);
}
