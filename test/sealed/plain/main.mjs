import { app, BrowserWindow } from 'electron';

// The comparison: a window as Electron makes it, and rrweb-player as its README shows it. Nothing is switched off.
await app.whenReady();
const window = new BrowserWindow({ width: 1280, height: 800 });
await window.loadFile('page.html');
