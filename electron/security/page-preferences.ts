import { fileURLToPath } from 'node:url';
import { app, type WebPreferences } from 'electron';

/** What the app's page may do: nothing beyond the contract. */
export function pagePreferences(): WebPreferences {
  return {
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
  };
}
