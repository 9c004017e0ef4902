import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { app, dialog, session, type BrowserWindow } from 'electron';
import type { AppEvents, EventName } from '../shared/contract.ts';
import { createAppHandlers } from './ipc/app-handlers.ts';
import { createImportHandlers, pickAndImport } from './ipc/import-handlers.ts';
import { registerHandlers, sendEvent } from './ipc/register.ts';
import { createSessionHandlers } from './ipc/session-handlers.ts';
import { ImportQueue } from './jobs/import-queue.ts';
import { parseLaunchOptions, type LaunchOptions } from './launch-options.ts';
import { LibraryError } from './library/library-error.ts';
import { openForWriting, type WritableLibrary } from './library/open.ts';
import { samplePath } from './samples.ts';
import { createMainWindow } from './main-window.ts';
import { installMenu } from './menu.ts';
import { serveBuiltPages } from './security/app-protocol.ts';
import { denyNavigation } from './security/navigation.ts';
import { guardRequests, switchNetworkOff } from './security/network-off.ts';
import { denyPermissions } from './security/permissions.ts';
import { registerSchemes } from './security/schemes.ts';

/** The app's own writes are small; they are retried rather than waited for (retry-when-busy.ts). */
const APP_BUSY_TIMEOUT_MS = 50;

switchNetworkOff(app);
registerSchemes();
denyNavigation(app);
// Only the development launcher passes this, and only as root, where Chromium's sandbox cannot start.
if (!app.commandLine.hasSwitch('no-sandbox')) {
  app.enableSandbox();
}

const options = parseLaunchOptions(process.argv, process.cwd(), app.isPackaged);
if (app.requestSingleInstanceLock()) {
  void app.whenReady().then(() => start(options));
} else {
  app.quit();
}

function start({ library: chosenFolder, files }: LaunchOptions): void {
  const folder = chosenFolder ?? path.join(app.getPath('userData'), 'library');
  const library = openLibraryOrQuit(folder);
  if (!library) {
    return;
  }
  let window: BrowserWindow | undefined;
  const tell = <Name extends EventName>(name: Name, event: AppEvents[Name]): void =>
    sendEvent(window?.webContents, name, event);

  serveBuiltPages(session.defaultSession, fileURLToPath(new URL('..', import.meta.url)));
  denyPermissions(session.defaultSession);
  const guard = guardRequests(session.defaultSession, (count) => tell('requestsCancelled', { count }));
  const queue = new ImportQueue(new URL('import-worker.js', import.meta.url), folder, tell);
  registerHandlers({
    ...createSessionHandlers(() => library),
    ...createImportHandlers(queue, () => window),
    ...createAppHandlers({ libraryFolder: folder, guard, queue, window: () => window }),
  });
  installMenu({
    pick: (kind) => void pickAndImport(window, queue, kind),
    openSample: (name) => queue.add([samplePath(name)], { openFirst: true }),
    choose: (command) => tell('menuChosen', { command }),
  });

  const open = (): void => {
    window = createMainWindow();
    window.on('enter-full-screen', () => tell('fullScreenChanged', { on: true }));
    window.on('leave-full-screen', () => tell('fullScreenChanged', { on: false }));
    window.on('closed', () => (window = undefined));
  };
  const importAndOpen = (paths: readonly string[]): void => {
    if (paths.length > 0) {
      queue.add(paths, { openFirst: true });
    }
  };
  open();
  window?.webContents.once('did-finish-load', () => importAndOpen(files));
  app.on('second-instance', (_event, args, workingFolder) => {
    window?.focus();
    importAndOpen(parseLaunchOptions(args, workingFolder, app.isPackaged).files);
  });
  app.on('open-file', (_event, file) => importAndOpen([file]));
  app.on('activate', () => (window ? window.focus() : open()));
}

function openLibraryOrQuit(folder: string): WritableLibrary | undefined {
  try {
    return openForWriting(folder, APP_BUSY_TIMEOUT_MS);
  } catch (error) {
    const message = error instanceof LibraryError ? error.message : String(error);
    dialog.showErrorBox('Airgap Replay cannot open its library', message);
    app.exit(1);
    return undefined;
  }
}

app.on('window-all-closed', () => {
  if (process.platform !== 'darwin') {
    app.quit();
  }
});
