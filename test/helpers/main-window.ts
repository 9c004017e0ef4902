import type { ElectronApplication } from 'playwright';

/** The pages of all windows but the one that nobody sees, in which small pictures are made (electron/preview). */
export function shownPages(electron: ElectronApplication) {
  return electron.evaluateHandle(({ webContents }) =>
    webContents.getAllWebContents().filter((contents) => !contents.getURL().endsWith('#previews')),
  );
}

/** The user's window, in the main process: it outlives any page of it. */
export function mainWindow(electron: ElectronApplication) {
  return electron.evaluateHandle(({ BrowserWindow }) => {
    const shown = BrowserWindow.getAllWindows().find(
      ({ webContents }) => !webContents.getURL().endsWith('#previews'),
    );
    if (!shown) {
      throw new Error('there is no window');
    }
    return shown;
  });
}
