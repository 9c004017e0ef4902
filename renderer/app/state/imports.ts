import type { FileImport, ImportProgress, ImportReport } from '../../../shared/model/import-report.ts';
import { createStore } from '../../ui/store.ts';
import { api, unwrap } from './api.ts';
import type { Milliseconds } from '../../../shared/model/units.ts';
import { openedReport } from './kept-imports.ts';
import { refreshIfCountChanged, refreshLibrary } from './library.ts';
import { reportProblem, showNotice } from './messages.ts';
import { openSession, place } from './place.ts';

/** The import that is running. */
export interface RunningImport {
  readonly fileCount: number;
  /** Null for what the library is set to. */
  readonly keepOriginals: boolean | null;
  readonly progress: ImportProgress | null;
}

/** What became of imports, until the user has read it; another import may be running meanwhile. */
export interface UnreadReport {
  readonly report: ImportReport;
  /** The session to open when the report is closed. */
  readonly opensNext: string | null;
}

export const runningImport = createStore<RunningImport | null>(null);
export const unreadReport = createStore<UnreadReport | null>(null);
/** Files are being dragged over the window. */
export const isDraggedOver = createStore(false);

/** Closes the report of an import, and opens the session that was waiting behind it. */
export function dismissImport(): void {
  const unread = unreadReport.get();
  unreadReport.set(null);
  if (unread?.opensNext) {
    openSession(unread.opensNext, true);
  }
}

/**
 * What follows an import: where nothing needs to be said the first session opens at once; else the report
 * comes first. A single file that is already there opens too, with a notice.
 */
async function finishImport(report: ImportReport, openFirst: boolean): Promise<void> {
  runningImport.set(null);
  await refreshLibrary();
  const first = openFirst ? report.imports.flatMap(({ sessions }) => sessions)[0] : undefined;
  const [only] = report.imports;
  const isKnown = report.imports.length === 1 && only?.status === 'duplicate';
  const isClean = report.imports.every(({ status }) => status === 'imported') || isKnown;
  if (first && isClean && !report.cancelled) {
    openSession(first.id, true);
    if (isKnown) {
      showNotice(`${fileNameOf(only)} is already in the library; nothing was added.`);
    }
  } else {
    addReport(report, first?.id ?? null);
  }
}

/** Imports a file again that is encrypted. What was said of it is not said any more. */
export async function importWithPassword(
  { file }: Pick<FileImport, 'file'>,
  password: string,
): Promise<void> {
  if ((await unwrap(api.importWithPassword({ file, password }), reportProblem)) === undefined) {
    return;
  }
  unreadReport.update((unread) => {
    const left = unread?.report.imports.filter((other) => other.file !== file) ?? [];
    return unread && left.length > 0 ? { ...unread, report: { ...unread.report, imports: left } } : null;
  });
}

/** Reports that come one after another are read together. */
function addReport({ imports, cancelled }: ImportReport, opensNext: string | null): void {
  unreadReport.update((unread) => ({
    report: {
      imports: [...(unread?.report.imports ?? []), ...imports],
      cancelled: cancelled || (unread?.report.cancelled ?? false),
    },
    opensNext: unread?.opensNext ?? opensNext,
  }));
}

/** The file's name without its folder. */
export function fileNameOf({ file }: Pick<FileImport, 'file'>): string {
  return file.split(/[\\/]/).at(-1) ?? file;
}

/** Between two looks at how many sessions have come so far. */
const COUNT_PAUSE: Milliseconds = 700;
let isCountDue = false;

/** What has come can be seen and opened while the rest is imported. */
function countSoon(): void {
  if (!isCountDue) {
    isCountDue = true;
    setTimeout(() => {
      isCountDue = false;
      void refreshIfCountChanged();
    }, COUNT_PAUSE);
  }
}

/** Listens to the main process. Called before the first render, so that nothing is missed. */
export function connectImports(): void {
  api.on('importStarted', ({ fileCount, keepOriginals }) =>
    runningImport.set({ fileCount, keepOriginals, progress: null }),
  );
  api.on('importProgressed', (progress) => {
    runningImport.update((running) => ({
      fileCount: progress.fileCount,
      keepOriginals: running?.keepOriginals ?? null,
      progress,
    }));
    countSoon();
  });
  api.on('importFinished', ({ report, openFirst }) => void finishImport(report, openFirst));
  api.on('importFailed', ({ message }) => {
    runningImport.set(null);
    reportProblem(message);
    void refreshLibrary();
  });
  // Opening a session closes the report of what was imported before.
  let shownId = place.get().openSessionId;
  place.subscribe(() => {
    const { openSessionId } = place.get();
    if (openSessionId !== shownId && openSessionId !== null) {
      unreadReport.set(null);
      openedReport.set(null);
    }
    shownId = openSessionId;
  });
}
