import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { app, BrowserWindow, dialog, session } from 'electron';
import type { StoppedRequests } from '../shared/contract/app.ts';
import type { AppEvents } from '../shared/contract/contract.ts';
import type { EventName } from '../shared/contract/names.ts';
import { findAppFolder } from './app-folder.ts';
import { Comeback } from './start/comeback.ts';
import { createAppHandlers } from './ipc/app-handlers.ts';
import { createAssetHandlers } from './ipc/asset-handlers.ts';
import { createCaseHandlers } from './ipc/case-handlers.ts';
import { createCustodyHandlers } from './ipc/custody-handlers.ts';
import { createBookmarkHandlers } from './ipc/bookmark-handlers.ts';
import { HarmlessAssets } from './ipc/harmless-assets.ts';
import { createExportHandlers } from './ipc/export-handlers.ts';
import { createImportHandlers, createReportHandlers, pickAndImport } from './ipc/import-handlers.ts';
import { createLibraryHandlers } from './ipc/library-handlers.ts';
import { createLibraryChoiceHandlers } from './ipc/library-choice-handlers.ts';
import { createItemHandlers } from './ipc/item-handlers.ts';
import { createPreviewHandlers } from './ipc/preview-handlers.ts';
import { createStoryHandlers } from './ipc/story-handlers.ts';
import { READ_ONLY_MESSAGE } from './ipc/read-only.ts';
import { registerHandlers, sendEvent } from './ipc/register.ts';
import { createSessionHandlers } from './ipc/session-handlers.ts';
import { createVerificationHandlers } from './ipc/verification-handlers.ts';
import { createSearchHandlers } from './ipc/search-handlers.ts';
import { createSettingsHandlers } from './ipc/settings-handlers.ts';
import { finishRemovals, listUnfinishedRemovals, removeForGood } from './ipc/removals.ts';
import { createUndoHandlers } from './ipc/undo-handlers.ts';
import { UndoStack } from './ipc/undo-stack.ts';
import { Visits } from './ipc/visits.ts';
import { noteLater } from './ipc/note-later.ts';
import { createVerdictHandlers } from './ipc/verdict-handlers.ts';
import { LibraryReader } from './jobs/reading/library-reader.ts';
import { Verifier } from './jobs/verifying/verifier.ts';
import type { ImportQueue } from './jobs/importing/import-queue.ts';
import { createQueues } from './jobs/queues.ts';
import { RecentLibraries } from './start/recent-libraries.ts';
import type { CrashReports } from './start/crash-reports.ts';
import { mayLink } from './start/data-folder.ts';
import { mayHaveDisplay } from './start/display.ts';
import { ensureWorkingFolder, parseLaunchOptions, type LaunchOptions } from './start/launch-options.ts';
import { noteReader } from './library/custody/note-reader.ts';
import { settleCustody } from './library/custody/settle-custody.ts';
import { assertAnswers } from './library/database/assert-answers.ts';
import { identifyLibrary, type LibraryPlace } from './library/database/library-identity.ts';
import { openForApp, type AppLibrary } from './library/database/open-for-app.ts';
import { saveKeepsOriginals } from './library/sessions/keep-originals.ts';
import { watchCrashes } from './start/watch-crashes.ts';
import { askForDataFolder, settleDataFolder } from './start/settle-data-folder.ts';
import { MainWindow } from './main-window.ts';
import { installMenu } from './menu.ts';
import { readMachinePolicy } from './policy/machine-policy.ts';
import { PreviewMaker } from './preview/preview-maker.ts';
import { openPreviewWindow, PREVIEW_PARTITION } from './preview/preview-window.ts';
import { samplePath } from './samples.ts';
import { serveBuiltPages } from './security/app-protocol.ts';
import { createAssetServer } from './security/asset-protocol.ts';
import { OwnFilesCheck } from './security/own-files.ts';
import { findSandboxSwitch } from './security/sandbox-on.ts';
import { sealApp } from './security/seal-app.ts';
import { sealSessions } from './security/seal-session.ts';
import { StoppedCount, watchPolicy } from './security/stopped-requests.ts';
import { endWorkers, watchWorkers } from './end-workers.ts';
import { errorMessage } from '../shared/error-message.ts';
import type { Policy } from '../shared/policy.ts';
import type { Milliseconds } from '../shared/model/units.ts';

/** The app's own writes are small; they are retried rather than waited for (retry-when-busy.ts): the window waits with them. */
const APP_BUSY_TIMEOUT_MS = 10;
/** How long quitting waits for work in the background. */
const QUIT_WITHIN: Milliseconds = 1000;
/** How long it takes to remove what could have been brought back until now. */
const REMOVE_WITHIN: Milliseconds = 2000;
/** By then the window has drawn its page. */
const WHEN_SHOWN: Milliseconds = 1000;

if (!mayHaveDisplay(process)) {
  process.stderr.write(
    'Airgap Replay needs a display, and there is none. The command line needs none: see “airgap-replay-cli help”.\n',
  );
  process.exit(1);
}
const unsafe = findSandboxSwitch(app);
if (unsafe !== undefined) {
  process.stderr.write(`Airgap Replay never runs without its sandbox: leave out --${unsafe}.\n`);
  process.exit(1);
}
sealApp(app);
watchWorkers();

/** What is to be done once nothing works in the background any more. */
let endRemovals = (): Promise<void> => Promise.resolve();

type Tell = <Name extends EventName>(name: Name, event: AppEvents[Name]) => void;

/** Files that macOS hands over before the app is ready. */
const openedEarly: string[] = [];
const keepEarly = (event: Electron.Event, file: string): void => {
  event.preventDefault();
  openedEarly.push(file);
};
app.on('open-file', keepEarly);

const options = parseLaunchOptions(process.argv, ensureWorkingFolder(), app.isPackaged);
const refusal = settleDataFolder(options.data);
if (refusal) {
  void app.whenReady().then(() => askForDataFolder(refusal));
} else if (isOnlyOne()) {
  app
    .whenReady()
    .then(() => start(options))
    .catch((error: unknown) => {
      const message = errorMessage(error);
      dialog.showErrorBox('Airgap Replay cannot start', message);
      app.exit(1);
    });
} else {
  app.quit();
}

/** Where there can be no lock on the profile, that of the library is left: a second app only reads. */
function isOnlyOne(): boolean {
  return !mayLink(app.getPath('userData')) || app.requestSingleInstanceLock();
}

async function start({ library: chosenFolder, files }: LaunchOptions): Promise<void> {
  const reports = watchCrashes();
  const folder = chosenFolder ?? path.join(app.getPath('userData'), 'library');
  await assertAnswers(folder);
  const inForce = readMachinePolicy(app.isPackaged);
  const { policy } = inForce;
  const tell: Tell = (name, event) => sendEvent(window.contents, name, event);

  const stopped = serveSealed(() => library.read(), tell);
  const isImporting = (): boolean => queue?.isImporting ?? false;
  const window = new MainWindow(tell, isImporting, () => comeback.noteEndOfWindow());
  // The process of its page starts while the library is opened. Nothing is heard of it before this function has run.
  const shown = window.show();
  // For evidence; what is in a library already goes by what its people have chosen.
  const library = openForApp(folder, APP_BUSY_TIMEOUT_MS, policy, (made) => saveKeepsOriginals(made, true));
  const { readOnly } = library;
  const visits = keepLog(library, folder, policy);
  const place = { folder, identity: identifyLibrary(folder), access: library.access };
  const { index, imports: queue, assets } = createQueues({ library: place, policy, readOnly }, tell);
  const readers = createReaders(place);
  const recent = noteLibrary(folder);
  const comeback = watchRuns(folder, reports);
  const verifier = createVerifier(place, tell);
  const undo = createUndo(library, shown, tell);
  const ownFiles = new OwnFilesCheck((found) => tell('ownFilesChecked', found));
  const evidence = { library, reader: readers.list, verifier, policy, tell, window: () => window.current };
  registerHandlers({
    ...createSessionHandlers(library, readers.session, comeback, (id) => queue && index.prefer(id)),
    ...createLibraryHandlers(library, readers.list, undo, () => index.wake()),
    ...createVerdictHandlers(library, readers.list),
    ...createUndoHandlers(undo),
    ...createBookmarkHandlers(library, readers.session),
    ...createItemHandlers(library, readers.session),
    ...createStoryHandlers(readers.session),
    ...createPreviewHandlers(library, new PreviewMaker(() => openPreviewWindow(window.current))),
    ...createSearchHandlers(readers.search),
    ...createSettingsHandlers(library, policy, () => queue && index.renew()),
    ...createExportHandlers(library, policy, () => window.current),
    ...createImportHandlers(queue, () => window.current),
    ...createVerificationHandlers(library, verifier),
    ...createCaseHandlers(evidence),
    ...createCustodyHandlers(evidence),
    ...createLibraryChoiceHandlers({ folder, recent, isImporting, window: () => window.current }),
    ...createReportHandlers(library, readers.session, () => window.current),
    ...createAssetHandlers(readers.session, assets, () => window.current),
    ...createAppHandlers({
      libraryFolder: folder,
      readOnly,
      use: library.use,
      inForce,
      stopped,
      comeback,
      visits,
      ownFiles,
      reports,
      window: () => window.current,
    }),
  });
  const importAndOpen = (paths: readonly string[]): void => {
    void window.show().then(() => openFiles(paths, queue, tell));
  };
  offerMenu({ window, queue, recent, importAndOpen }, tell);
  importAndOpen([...files, ...openedEarly]);
  void shown.then(() => queue && index.wake());
  setTimeout(() => void ownFiles.run(findAppFolder()), WHEN_SHOWN).unref();
  hearOfFiles(importAndOpen, folder, (message) => {
    void window.show().then(() => tell('importFailed', { message }));
  });
  app.on('activate', () => void window.show());
}

interface MenuTargets {
  readonly window: MainWindow;
  readonly queue: ImportQueue | undefined;
  readonly recent: RecentLibraries;
  readonly importAndOpen: (paths: readonly string[]) => void;
}

/** The application menu; on macOS it is there also where the window was closed. */
function offerMenu({ window, queue, recent, importAndOpen }: MenuTargets, tell: Tell): void {
  installMenu(
    {
      pick: (kind) => void window.show().then(() => queue && pickAndImport(window.current, queue, kind)),
      openSample: (name) => importAndOpen([samplePath(name)]),
      choose: (command, at) =>
        void window
          .show()
          .then(() => tell('menuChosen', { command, ...(at === undefined ? {} : { place: at }) })),
    },
    { mayImport: queue !== undefined, recent: recent.list() },
  );
}

/** Remembers which library is open. */
function noteLibrary(folder: string): RecentLibraries {
  const recent = new RecentLibraries(path.join(app.getPath('userData'), 'recent-libraries.json'));
  recent.note(folder);
  return recent;
}

/** What is done with the library is noted in it from now on. @returns notes which sessions are watched */
function keepLog(library: AppLibrary, folder: string, policy: Policy): Visits {
  const visits = new Visits(library);
  void noteLater(library, (opened) => settleCustody(opened, policy));
  if (library.readOnly === 'in-use' && library.use === 'shared') {
    setTimeout(() => noteReader(folder, policy), WHEN_SHOWN).unref();
  }
  app.once('will-quit', () => visits.end());
  return visits;
}

function createVerifier(place: LibraryPlace, tell: Tell): Verifier {
  return new Verifier(new URL('verify-worker.js', import.meta.url), place, (progress) =>
    tell('verificationProgressed', progress),
  );
}

/** Imports files, and opens the first session of the first of them. */
function openFiles(paths: readonly string[], queue: ImportQueue | undefined, tell: Tell): void {
  if (paths.length > 0 && queue) {
    queue.add(paths, { openFirst: true });
  } else if (paths.length > 0) {
    tell('importFailed', { message: READ_ONLY_MESSAGE });
  }
}

/**
 * Remembers what is done to sessions. Removals that the app had not finished when it ended are finished now.
 * @param shown when there is time for it
 */
function createUndo(library: AppLibrary, shown: Promise<unknown>, tell: Tell): UndoStack {
  const unfinished = listUnfinishedRemovals(library);
  void shown.then(() => removeForGood(library, unfinished)).catch(() => undefined);
  endRemovals = () => finishRemovals(library, REMOVE_WITHIN);
  return new UndoStack((offer) => tell('undoChanged', { offer }));
}

/**
 * Files that are handed to an app that runs.
 * @param library the folder of the one that is open
 * @param refuse tells the user why nothing is opened
 */
function hearOfFiles(
  importAndOpen: (files: readonly string[]) => void,
  library: string,
  refuse: (message: string) => void,
): void {
  app.off('open-file', keepEarly);
  app.on('open-file', (event, file) => {
    event.preventDefault();
    importAndOpen([file]);
  });
  app.on('second-instance', (_event, argv, workingFolder) => {
    const second = parseLaunchOptions(argv, workingFolder, app.isPackaged);
    if (second.library === undefined || second.library === library) {
      importAndOpen(second.files);
    } else {
      refuse(explainOtherLibrary(second.library));
    }
  });
}

/** Tells an app that was quit from one that ended otherwise. */
function watchRuns(libraryFolder: string, reports: CrashReports): Comeback {
  const data = app.getPath('userData');
  const comeback = new Comeback(path.join(data, 'running.json'), libraryFolder, !mayLink(data));
  if (comeback.endedUnexpectedly) {
    reports.write('The app closed unexpectedly. Noticed at the next start.');
  }
  const end = (): void => comeback.end();
  app.once('will-quit', end);
  // Windows ends the apps of a user who signs out, and does not wait until they have quit.
  const heed = (window: Pick<BrowserWindow, 'once'>): void => void window.once('session-end', end);
  BrowserWindow.getAllWindows().forEach(heed);
  app.on('browser-window-created', (_event, window) => heed(window));
  return comeback;
}

/**
 * The app's pages, and the windows' sessions, which reach nothing else.
 * @returns counts what is stopped from then on
 */
function serveSealed(
  read: AppLibrary['read'],
  tell: (name: 'requestsStopped', counts: StoppedRequests) => void,
): StoppedCount {
  const sessions = [session.defaultSession, session.fromPartition(PREVIEW_PARTITION)];
  const harmless = new HarmlessAssets(read);
  const serveAsset = createAssetServer((sha256) => harmless.find(sha256));
  sessions.forEach((each) =>
    serveBuiltPages(each, fileURLToPath(new URL('..', import.meta.url)), serveAsset),
  );
  const stopped = new StoppedCount((counts) => tell('requestsStopped', counts));
  sealSessions(sessions, (kind) => stopped.note('bySession', kind));
  watchPolicy(app, (directive) => stopped.note('byPolicy', directive));
  return stopped;
}

/** Neither a search of the whole library nor the counts of its list hold up the session that is open. */
function createReaders(place: LibraryPlace): Record<'list' | 'session' | 'search', LibraryReader> {
  const create = (): LibraryReader => new LibraryReader(new URL('reader-worker.js', import.meta.url), place);
  const [list, session, search] = [create(), create(), create()];
  list.getReady();
  setTimeout(() => session.getReady(), WHEN_SHOWN).unref();
  return { list, session, search };
}

function explainOtherLibrary(library: string): string {
  return `Another library is open here. Close Airgap Replay first, then start it with ${library}.`;
}

app.on('window-all-closed', () => {
  if (process.platform !== 'darwin') {
    app.quit();
  }
});

app.on('will-quit', (event) => {
  event.preventDefault();
  // What the window was told to keep (columns, widths, its place) waits for some seconds to be written otherwise.
  session.defaultSession.flushStorageData();
  void endWorkers(QUIT_WITHIN).then((haveEnded) => {
    if (haveEnded) {
      void endRemovals().then(() => app.exit(0));
    } else {
      // A killed process loses nothing that was committed, and no import is half there.
      process.kill(process.pid, 'SIGKILL');
    }
  });
});
