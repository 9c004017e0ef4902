import { toVisibleText } from '../../../shared/model/visible-text.ts';
import { api, unwrap } from './api.ts';
import { reportProblem } from './messages.ts';

/** Asks for a folder and goes on with the library there: the app then starts again for it. */
export function chooseLibrary(kind: 'new' | 'open'): void {
  void unwrap(api.chooseLibrary({ kind }), reportProblem);
}

/** Goes on with a library that was open lately. @param place in the list of them */
export function openRecentLibrary(place: number): void {
  void unwrap(api.openLibrary({ place }), reportProblem);
}

/** Shows the library's folder in the system's file manager. */
export function revealLibrary(): void {
  void unwrap(api.revealLibrary({}), reportProblem);
}

/** Of the library that the app makes by itself. */
const OWN = 'library';

/** What a library is called: by its folder's name. */
export function nameOfLibrary(folder: string): string {
  const name = folder.split(/[\\/]/).findLast((part) => part !== '') ?? '';
  return name === OWN || name === '' ? 'Library' : toVisibleText(name);
}
