import type { LibrarySettings } from '../../../shared/contract/app.ts';
import type { MarkChange } from '../../../shared/library/library-row.ts';
import { DEFAULT_SORT, NO_FILTER } from '../../../shared/library/session-filter.ts';
import type { Milliseconds } from '../../../shared/model/units.ts';
import { createStore } from '../../ui/store.ts';
import { api, unwrap } from './api.ts';
import { reportProblem } from './messages.ts';
import { isReadOnly } from './status.ts';

/** What is known of the library as a whole. */
export interface Library {
  /** How many sessions it has; `null` until it has been read. */
  readonly sessionCount: number | null;
  /** Changes whenever the library's contents may have changed. */
  readonly version: number;
}

export const library = createStore<Library>({ sessionCount: null, version: 0 });

/** The library's settings; `null` until they have been read. */
export const librarySettings = createStore<LibrarySettings | null>(null);

/** Makes everything that shows the library read it again. */
export async function refreshLibrary(): Promise<void> {
  const list = { filter: NO_FILTER, sort: DEFAULT_SORT, offset: 0, limit: 0 };
  const page = await unwrap(api.querySessions(list), reportProblem);
  if (page) {
    library.update(({ version }) => ({ sessionCount: page.total, version: version + 1 }));
  }
}

/** The list has told how many sessions the library has: everywhere it is said, it is the same number. */
export function noteSessionCount(sessionCount: number): void {
  library.update((state) => (state.sessionCount === sessionCount ? state : { ...state, sessionCount }));
}

/** Makes everything read the library again, if there are more sessions in it, or fewer. */
export async function refreshIfCountChanged(): Promise<void> {
  const list = { filter: NO_FILTER, sort: DEFAULT_SORT, offset: 0, limit: 0 };
  const page = await unwrap(api.querySessions(list), reportProblem);
  if (page && page.total !== library.get().sessionCount) {
    library.update(({ version }) => ({ sessionCount: page.total, version: version + 1 }));
  }
}

/** Removes sessions from the library. */
export async function removeSessions(sessionIds: readonly string[]): Promise<void> {
  await unwrap(api.removeSessions({ sessionIds: [...sessionIds] }), reportProblem);
  await refreshLibrary();
}

/** Stars sessions, marks them as watched, or gives them a tag; or takes it back. */
export async function markSessions(sessionIds: readonly string[], change: MarkChange): Promise<void> {
  await unwrap(api.markSessions({ sessionIds: [...sessionIds], change }), reportProblem);
  await refreshLibrary();
}

/**
 * Gives a session another title. An empty one is the automatic one.
 * @param typed null where nothing is to be changed
 */
export async function renameSession(
  { id, title }: { readonly id: string; readonly title: string },
  automatic: string,
  typed: string | null,
): Promise<void> {
  const next = typed === null ? title : typed.trim() === automatic ? '' : typed.trim();
  if (next !== title) {
    await markSessions([id], { kind: 'title', title: next });
  }
}

/** Changes settings of the library. @returns whether they are in force */
export async function changeSettings(change: Partial<LibrarySettings>): Promise<boolean> {
  const before = librarySettings.get();
  if (!before) {
    return false;
  }
  const settings = { ...before, ...change };
  librarySettings.set(settings);
  const isSaved = (await unwrap(api.saveSettings(settings), reportProblem)) !== undefined;
  if (!isSaved) {
    librarySettings.set(before);
  }
  return isSaved;
}

/** How long to wait after a session was indexed before the library is read again. */
const INDEX_PAUSE: Milliseconds = 1000;
let isRefreshDue = false;

/** A session's facts are known when its last window is indexed; many may come one after another. */
function refreshSoon(): void {
  if (!isRefreshDue) {
    isRefreshDue = true;
    setTimeout(() => {
      isRefreshDue = false;
      void refreshLibrary();
    }, INDEX_PAUSE);
  }
}

/** Listens to the main process. Called before the first render, so that nothing is missed. */
export function connectLibrary(): void {
  api.on('windowIndexed', ({ share }) => share === 1 && refreshSoon());
  // Another app may have imported something meanwhile, which sends no event here.
  window.addEventListener('focus', () => isReadOnly() && void refreshLibrary());
  void refreshLibrary();
  void unwrap(api.readSettings({}), reportProblem).then(
    (settings) => settings && librarySettings.set(settings),
  );
}
