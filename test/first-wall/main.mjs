import { readFileSync } from 'node:fs';
import path from 'node:path';
import { app, BrowserWindow } from 'electron';

// The page's folder is the last argument. Everything else that is asked for, of whatever kind, is noted and goes nowhere.
const folder = process.argv.at(-1) ?? '';
const OWN = new Map([
  ['http://page.test/', ['index.html', 'text/html; charset=utf-8']],
  ['http://page.test/page.js', ['page.js', 'text/javascript; charset=utf-8']],
]);

app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
/** @type {string[]} */
globalThis.attempts = [];
// Not awaited: Electron is ready only once this file has run.
void app.whenReady().then(async () => {
  const window = new BrowserWindow({ width: 1280, height: 900 });
  const { session } = window.webContents;
  session.webRequest.onBeforeRequest(({ url }, respond) => {
    const isOwn = OWN.has(url) || /^(?:data|blob|devtools):/.test(url);
    if (!isOwn) {
      globalThis.attempts.push(url);
    }
    respond({ cancel: !isOwn });
  });
  session.on('preconnect', (_event, url) => globalThis.attempts.push(url));
  session.protocol.handle('http', ({ url }) => {
    const [file, type] = OWN.get(url) ?? ['index.html', 'text/html'];
    return new Response(readFileSync(path.join(folder, file)), { headers: { 'Content-Type': type } });
  });
  await window.loadURL('http://page.test/');
});
