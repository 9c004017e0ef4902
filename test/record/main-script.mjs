import { app, BrowserWindow } from 'electron';

const SIZE = { width: 1280, height: 800, useContentSize: true };

// The recorder closes the browser itself; a page that closes must not end it early.
app.on('window-all-closed', () => undefined);
app.on('web-contents-created', (_event, contents) => {
  contents.setWindowOpenHandler(() => ({ action: 'allow', overrideBrowserWindowOptions: SIZE }));
});
// Not awaited: Electron becomes ready only when this module has been evaluated.
app.on('ready', () => void new BrowserWindow(SIZE).loadURL('about:blank'));
