import path from 'node:path';
import { app, BrowserWindow, dialog, nativeTheme, type WebContents } from 'electron';
import type { AppEvents } from '../shared/contract/contract.ts';
import { APP_ORIGIN } from '../shared/origins.ts';
import { pagePreferences } from './security/page-preferences.ts';
import { offerEditMenu } from './edit-menu.ts';
import { readWindowState, rememberWindowState } from './window-state.ts';

const MIN_SIZE = { minWidth: 720, minHeight: 480 };

/** The app's one window, which on macOS may be closed and opened again. When the process of its page ends, it is loaded anew. */
export class MainWindow {
  private readonly tell: (name: 'fullScreenChanged', event: AppEvents['fullScreenChanged']) => void;
  private readonly isBusy: () => boolean;
  private readonly mayReload: () => boolean;
  private window: BrowserWindow | undefined;
  private loaded: Promise<void> = Promise.resolve();

  /**
   * @param isBusy whether closing the window would break something off
   * @param mayReload is asked when the process of the window's page has ended
   */
  constructor(tell: MainWindow['tell'], isBusy: () => boolean, mayReload: () => boolean) {
    this.tell = tell;
    this.isBusy = isBusy;
    this.mayReload = mayReload;
  }

  get current(): BrowserWindow | undefined {
    return this.window;
  }

  get contents(): WebContents | undefined {
    return this.window?.webContents;
  }

  /** Brings the window to the front, opening it where there is none. Resolves when its page listens, or when it was closed. */
  show(): Promise<void> {
    if (!this.window) {
      this.open();
    } else {
      if (this.window.isMinimized()) {
        this.window.restore();
      }
      this.window.focus();
    }
    return this.loaded;
  }

  private open(): void {
    const window = createWindow();
    this.window = window;
    window.on('enter-full-screen', () => this.tell('fullScreenChanged', { on: true }));
    window.on('leave-full-screen', () => this.tell('fullScreenChanged', { on: false }));
    window.on('close', (event) => {
      if (this.isBusy() && !confirmClosing(window)) {
        event.preventDefault();
      }
    });
    window.on('closed', () => (this.window = undefined));
    // Not in the midst of it: Chromium is still tidying up after the process.
    window.webContents.on('render-process-gone', () => setImmediate(() => this.reload(window)));
    offerEditMenu(window);
    this.load(window);
  }

  private load(window: BrowserWindow): void {
    this.loaded = new Promise((resolve) => {
      window.webContents.once('did-finish-load', () => resolve());
      window.once('closed', () => resolve());
    });
    // One that ends while it loads is loaded again by whoever hears of its end.
    window.loadURL(`${APP_ORIGIN}/`).catch(() => undefined);
  }

  private reload(window: BrowserWindow): void {
    if (window.isDestroyed()) {
      return;
    }
    if (this.mayReload()) {
      this.load(window);
      return;
    }
    dialog.showErrorBox(
      'Airgap Replay cannot show its window',
      'The process that shows it stopped again and again. Nothing is lost: please start the app once more.',
    );
    app.quit();
  }
}

/** Its page has no rights beyond the contract. */
function createWindow(): BrowserWindow {
  const stateFile = path.join(app.getPath('userData'), 'window.json');
  const { bounds, isMaximized } = readWindowState(stateFile);
  const window = new BrowserWindow({
    ...bounds,
    ...MIN_SIZE,
    show: false,
    title: 'Airgap Replay',
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#111419' : '#f6f7f9',
    webPreferences: pagePreferences(),
  });
  if (isMaximized) {
    window.maximize();
  }
  rememberWindowState(window, stateFile);
  window.once('ready-to-show', () => window.show());
  return window;
}

/** Closing damages nothing: the file that is being read is just not imported. */
function confirmClosing(window: BrowserWindow): boolean {
  const answer = dialog.showMessageBoxSync(window, {
    type: 'question',
    message: 'An import is running.',
    detail:
      'Files that were finished stay in the library; the one that is being read has to be imported again.',
    buttons: ['Keep Importing', 'Close Anyway'],
    defaultId: 0,
    cancelId: 0,
  });
  return answer === 1;
}
