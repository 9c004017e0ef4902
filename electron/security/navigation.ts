import type { App } from 'electron';
import { STAGE_ORIGIN } from '../../shared/origins.ts';

/** Every page stays where it was put: no navigation, no new window, no webview. */
export function denyNavigation(app: App): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-navigate', (event) => event.preventDefault());
    contents.on('will-redirect', (event) => event.preventDefault());
    contents.on('will-frame-navigate', (event) => {
      if (event.isMainFrame || !isStagePage(event.url)) {
        event.preventDefault();
      }
    });
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  });
}

function isStagePage(url: string): boolean {
  return url === `${STAGE_ORIGIN}/` || url === `${STAGE_ORIGIN}/index.html`;
}
