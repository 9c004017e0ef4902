import { toVisibleText } from '../../shared/model/visible-text.ts';

/** Of the library that the app makes by itself. */
const OWN = 'library';

/** What a library is called: by its folder's name. */
export function libraryName(folder: string): string {
  const name = folder.split(/[\\/]/).filter(Boolean).at(-1) ?? '';
  return name === OWN || name === '' ? 'Library' : toVisibleText(name);
}
