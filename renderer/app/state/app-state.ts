import type { AppStatus, LibrarySettings } from '../../../shared/contract.ts';
import type { MarkChange } from '../../../shared/library/library-row.ts';
import { DEFAULT_SORT, NO_FILTER } from '../../../shared/library/session-filter.ts';
import type { FileImport, ImportProgress, ImportReport } from '../../../shared/model/import-report.ts';
import type { Milliseconds } from '../../../shared/model/units.ts';
import { api, unwrap } from './api.ts';
import { createStore } from '../../ui/store.ts';

/** The import that is running. */
export interface RunningImport {
  readonly fileCount: number;
  readonly progress: ImportProgress | null;
}

/** What became of imports, until the user has read it; another import may be running meanwhile. */
export interface UnreadReport {
  readonly report: ImportReport;
  /** The session to open when the report is closed. */
  readonly opensNext: string | null;
}

export type Overlay = 'none' | 'about' | 'keys';

export interface AppState {
  /** How many sessions the library has; `null` until it has been read. */
  readonly sessionCount: number | null;
  /** Another number whenever the library may hold something else than before. */
  readonly libraryVersion: number;
  /** The session that is open; `null` shows the library. */
  readonly openSessionId: string | null;
  /** The session that was open last: where the library puts the focus. */
  readonly lastSessionId: string | null;
  /** A session that was just imported plays from where it was left, one chosen from the list does not. */
  readonly playsOnOpen: boolean;
  readonly running: RunningImport | null;
  readonly unread: UnreadReport | null;
  readonly overlay: Overlay;
  readonly status: AppStatus | null;
  /** `null` until they have been read. */
  readonly settings: LibrarySettings | null;
  readonly isFullScreen: boolean;
  /** Files are being dragged over the window. */
  readonly isDraggedOver: boolean;
  /** Something failed that has no place of its own. */
  readonly problem: string | null;
  /** Something worth knowing that needs no answer. */
  readonly notice: string | null;
}

export const appStore = createStore<AppState>({
  sessionCount: null,
  libraryVersion: 0,
  openSessionId: null,
  lastSessionId: null,
  playsOnOpen: false,
  running: null,
  unread: null,
  overlay: 'none',
  status: null,
  settings: null,
  isFullScreen: false,
  isDraggedOver: false,
  problem: null,
  notice: null,
});

function patch(change: Partial<AppState>): void {
  appStore.update((state) => ({ ...state, ...change }));
}

/** Shows a failure that has no place of its own in the status bar. */
export function reportProblem(problem: string): void {
  patch({ problem });
}

/** Says something worth knowing in the status bar, in place of what was said there before. */
export function showNotice(notice: string): void {
  patch({ notice, problem: null });
}

export function dismissMessages(): void {
  patch({ problem: null, notice: null });
}

/** @param playsOnOpen play at once, also where the session was left */
export function openSession(openSessionId: string, playsOnOpen = false): void {
  patch({ openSessionId, lastSessionId: openSessionId, playsOnOpen, unread: null, notice: null });
}

export function showLibrary(): void {
  patch({ openSessionId: null });
}

export function showOverlay(overlay: Overlay): void {
  patch({ overlay });
}

/** Closes the report of an import, and opens the session that was waiting behind it. */
export function dismissImport(): void {
  const { unread } = appStore.get();
  patch({ unread: null });
  if (unread?.opensNext) {
    openSession(unread.opensNext, true);
  }
}

export function showDropOverlay(isDraggedOver: boolean): void {
  patch({ isDraggedOver });
}

/** Whether the library may not be changed from here. Until it is known, the main process would refuse. */
export function isReadOnly({ status }: AppState): boolean {
  return status !== null && status.readOnly !== 'no';
}

/** Has the library keep copies of what is imported from now on, or no longer. */
export async function saveSettings(settings: LibrarySettings): Promise<void> {
  const before = appStore.get().settings;
  patch({ settings });
  if ((await unwrap(api.saveSettings(settings), reportProblem)) === undefined) {
    patch({ settings: before });
  }
}

/** Has everything that shows the library read it again. */
export async function refreshLibrary(): Promise<void> {
  const list = { filter: NO_FILTER, sort: DEFAULT_SORT, offset: 0, limit: 1 };
  const page = await unwrap(api.querySessions(list), reportProblem);
  if (page) {
    patch({ sessionCount: page.total, libraryVersion: appStore.get().libraryVersion + 1 });
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

/** How long the library is left alone after one session more was indexed. */
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

/**
 * What follows an import: where nothing needs to be said the first session opens at once; else the report
 * comes first. A single file that is already there opens too, with a notice.
 */
async function finishImport(report: ImportReport, openFirst: boolean): Promise<void> {
  patch({ running: null });
  await refreshLibrary();
  const first = openFirst ? report.imports.flatMap(({ sessions }) => sessions)[0] : undefined;
  const [only] = report.imports;
  const isKnown = report.imports.length === 1 && only?.status === 'duplicate';
  const isClean = report.imports.every(({ status }) => status === 'imported') || isKnown;
  if (first && isClean && !report.cancelled) {
    openSession(first.id, true);
    patch({ notice: isKnown ? `${fileNameOf(only)} is already in the library; nothing was added.` : null });
  } else {
    addReport(report, first?.id ?? null);
  }
}

/** Reports that come one after another are read together. */
function addReport({ imports, cancelled }: ImportReport, opensNext: string | null): void {
  const { unread } = appStore.get();
  const report = {
    imports: [...(unread?.report.imports ?? []), ...imports],
    cancelled: cancelled || (unread?.report.cancelled ?? false),
  };
  patch({ unread: { report, opensNext: unread?.opensNext ?? opensNext } });
}

/** The file's name without its folder. */
export function fileNameOf({ file }: FileImport): string {
  return file.split(/[\\/]/).at(-1) ?? file;
}

/** Listens to the main process. Called before the first render, so that nothing is missed. */
export function connectApp(): void {
  api.on('importStarted', ({ fileCount }) => patch({ running: { fileCount, progress: null } }));
  api.on('importProgressed', (progress) => patch({ running: { fileCount: progress.fileCount, progress } }));
  api.on('importFinished', ({ report, openFirst }) => void finishImport(report, openFirst));
  api.on('importFailed', ({ message }) => {
    patch({ running: null, problem: message });
    void refreshLibrary();
  });
  api.on('windowIndexed', ({ share }) => share === 1 && refreshSoon());
  api.on('requestsCancelled', ({ count }) =>
    appStore.update((state) => ({
      ...state,
      status: state.status && { ...state.status, cancelledRequests: count },
    })),
  );
  api.on('fullScreenChanged', ({ on }) => patch({ isFullScreen: on }));
  api.on('menuChosen', ({ command }) => {
    if (command === 'library') {
      showLibrary();
    } else {
      showOverlay(command);
    }
  });
  // Another app may have imported something meanwhile; here nothing tells of it.
  window.addEventListener('focus', () => isReadOnly(appStore.get()) && void refreshLibrary());
  void refreshLibrary();
  void unwrap(api.readStatus({}), reportProblem).then((status) => status && patch({ status }));
  void unwrap(api.readSettings({}), reportProblem).then((settings) => settings && patch({ settings }));
}
