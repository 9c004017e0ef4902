import type { AppStatus } from '../shared/contract.ts';
import type { ImportProgress, ImportReport } from '../shared/model/import-report.ts';
import type { SessionListItem } from '../shared/model/session.ts';
import { api, unwrap } from './api.ts';
import { createStore } from './ui/store.ts';

/** What an import is doing, if there is one to speak of. */
export type ImportState =
  | { readonly phase: 'idle' }
  | { readonly phase: 'running'; readonly fileCount: number; readonly progress: ImportProgress | null }
  | { readonly phase: 'finished'; readonly report: ImportReport };

export type Overlay = 'none' | 'about' | 'keys';

export interface AppState {
  /** `null` until the library has been read. */
  readonly sessions: readonly SessionListItem[] | null;
  /** The session that is open; `null` shows the library. */
  readonly openSessionId: string | null;
  readonly importing: ImportState;
  readonly overlay: Overlay;
  readonly status: AppStatus | null;
  readonly isFullScreen: boolean;
  /** Files are being dragged over the window. */
  readonly isDraggedOver: boolean;
  /** Something failed that has no place of its own. */
  readonly problem: string | null;
}

export const appStore = createStore<AppState>({
  sessions: null,
  openSessionId: null,
  importing: { phase: 'idle' },
  overlay: 'none',
  status: null,
  isFullScreen: false,
  isDraggedOver: false,
  problem: null,
});

function patch(change: Partial<AppState>): void {
  appStore.update((state) => ({ ...state, ...change }));
}

export function reportProblem(problem: string): void {
  patch({ problem });
}

export function dismissProblem(): void {
  patch({ problem: null });
}

export function openSession(openSessionId: string): void {
  patch({ openSessionId, importing: { phase: 'idle' } });
}

export function showLibrary(): void {
  patch({ openSessionId: null });
}

export function showOverlay(overlay: Overlay): void {
  patch({ overlay });
}

export function dismissImport(): void {
  patch({ importing: { phase: 'idle' } });
}

export function showDropOverlay(isDraggedOver: boolean): void {
  patch({ isDraggedOver });
}

export async function refreshSessions(): Promise<void> {
  const sessions = await unwrap(api.listSessions({}), reportProblem);
  if (sessions) {
    patch({ sessions });
  }
}

export async function removeSession(sessionId: string): Promise<void> {
  await unwrap(api.removeSession({ sessionId }), reportProblem);
  if (appStore.get().openSessionId === sessionId) {
    showLibrary();
  }
  await refreshSessions();
}

/**
 * Shows the library again, then what became of the import: a session opens at once where that was asked for
 * and nothing needs to be said first.
 */
async function finishImport(report: ImportReport, openFirst: boolean): Promise<void> {
  await refreshSessions();
  const isClean = !report.cancelled && report.imports.every(({ status }) => status === 'imported');
  const first = report.imports.flatMap(({ sessions }) => sessions)[0];
  patch({ importing: isClean && openFirst && first ? { phase: 'idle' } : { phase: 'finished', report } });
  if (openFirst && first) {
    patch({ openSessionId: first.id });
  }
}

/** Listens to the main process. Called before the first render, so that nothing is missed. */
export function connectApp(): void {
  api.on('importStarted', ({ fileCount }) =>
    patch({ importing: { phase: 'running', fileCount, progress: null } }),
  );
  api.on('importProgressed', (progress) =>
    patch({ importing: { phase: 'running', fileCount: progress.fileCount, progress } }),
  );
  api.on('importFinished', ({ report, openFirst }) => void finishImport(report, openFirst));
  api.on('importFailed', ({ message }) => patch({ importing: { phase: 'idle' }, problem: message }));
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
  void refreshSessions();
  void unwrap(api.readStatus({}), reportProblem).then((status) => status && patch({ status }));
}
