import { app, BrowserWindow } from 'electron';

// The comparison: a window as Electron makes it, and rrweb-player as its README shows it. Nothing is switched off.
// Not awaited: Electron is ready only once this file has run.
void app.whenReady().then(() => new BrowserWindow({ width: 1280, height: 800 }).loadFile('page.html'));
