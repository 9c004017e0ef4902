import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { app, BrowserWindow, nativeTheme } from 'electron';
import { APP_ORIGIN } from './security/schemes.ts';
import { readWindowState, rememberWindowState } from './window-state.ts';

const MIN_SIZE = { minWidth: 720, minHeight: 480 };

/** The app's one window. Its page has no rights beyond the contract. */
export function createMainWindow(): BrowserWindow {
  const stateFile = path.join(app.getPath('userData'), 'window.json');
  const { bounds, isMaximized } = readWindowState(stateFile);
  const window = new BrowserWindow({
    ...bounds,
    ...MIN_SIZE,
    show: false,
    title: 'Airgap Replay',
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#14171c' : '#f5f6f8',
    webPreferences: {
      preload: fileURLToPath(new URL('preload.cjs', import.meta.url)),
      contextIsolation: true,
      nodeIntegration: false,
      sandbox: true,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
      safeDialogs: true,
      navigateOnDragDrop: false,
      devTools: !app.isPackaged,
    },
  });
  if (isMaximized) {
    window.maximize();
  }
  rememberWindowState(window, stateFile);
  window.once('ready-to-show', () => window.show());
  void window.loadURL(`${APP_ORIGIN}/`);
  return window;
}
