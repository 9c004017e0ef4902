import { app, BrowserWindow } from 'electron';

// The page is the last argument. Nothing but it is loaded: recordings are sanitised, and what should slip through ends here.
const page = process.argv.at(-1) ?? '';
void app.whenReady().then(async () => {
  const window = new BrowserWindow({ width: 1280, height: 900 });
  window.webContents.session.webRequest.onBeforeRequest((details, respond) =>
    respond({ cancel: !/^(?:file|data|blob|devtools):/.test(details.url) }),
  );
  await window.loadFile(page);
});
