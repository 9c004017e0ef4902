import { app, BrowserWindow } from 'electron';

// The least that an Electron app is. Not awaited: Electron is ready only once this file has run.
void app.whenReady().then(() => new BrowserWindow({ width: 1280, height: 800 }).loadFile('page.html'));
