import { BrowserWindow, type NativeImage } from 'electron';
import type { AppEvents } from '../../shared/contract/contract.ts';
import { APP_ORIGIN } from '../../shared/origins.ts';
import { sendEvent } from '../ipc/register.ts';
import { pagePreferences } from '../security/page-preferences.ts';
import type { PreviewWindow } from './preview-maker.ts';

/**
 * A session of its own, in memory: else Chromium would put its stage into the process of the visible one, and a
 * picture would keep that from playing.
 */
export const PREVIEW_PARTITION = 'previews';
/** Twice the size at which pictures are shown, for sharp screens. */
const SIZE = { width: 480, height: 300 };

/** Opens a hidden window. @param parent the visible window: this one closes with it */
export function openPreviewWindow(parent: BrowserWindow | undefined): PreviewWindow {
  const window = new BrowserWindow({
    ...SIZE,
    ...(parent && { parent }),
    show: false,
    webPreferences: {
      ...pagePreferences(),
      partition: PREVIEW_PARTITION,
      offscreen: true,
      backgroundThrottling: false,
    },
  });
  const { webContents } = window;
  const close = (): void => {
    if (!window.isDestroyed()) {
      window.destroy();
    }
  };
  webContents.once('render-process-gone', close);
  const loaded = window.loadURL(`${APP_ORIGIN}/#previews`);
  loaded.catch(close);
  return {
    loaded,
    gone: new Promise((resolve) => window.once('closed', () => resolve(undefined))),
    show: (wanted: AppEvents['previewWanted']) => sendEvent(webContents, 'previewWanted', wanted),
    capture: (): Promise<NativeImage> => webContents.capturePage(),
    close,
  };
}
