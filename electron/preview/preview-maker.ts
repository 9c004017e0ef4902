import { BrowserWindow, type NativeImage } from 'electron';
import { APP_ORIGIN } from '../../shared/origins.ts';
import type { AppEvents } from '../../shared/contract/contract.ts';
import type { Milliseconds } from '../../shared/model/units.ts';
import type { PreviewMoment } from '../library/index/previews.ts';
import { sendEvent } from '../ipc/register.ts';
import { pagePreferences } from '../security/page-preferences.ts';

/**
 * A session of its own, in memory: else Chromium would put its stage into the process of the one that is looked at,
 * and a picture would keep that from playing.
 */
export const PREVIEW_PARTITION = 'previews';
/** Twice the size at which pictures are shown, for sharp screens. */
const SIZE = { width: 480, height: 300 };
const GIVE_UP_AFTER: Milliseconds = 8000;
/** Two processes are not kept for nothing. */
const IDLE: Milliseconds = 20_000;

interface Order {
  readonly moment: PreviewMoment;
  readonly resolve: (picture: NativeImage | undefined) => void;
}

/**
 * Makes small pictures of moments in a window of its own that nobody sees, so that it never delays playing. One at a
 * time; of those that wait, only the latest is made.
 */
export class PreviewMaker {
  private readonly parent: () => BrowserWindow | undefined;
  private window: BrowserWindow | undefined;
  private loaded: Promise<void> = Promise.resolve();
  private waiting: Order | undefined;
  private isWorking = false;
  private request = 0;
  private shown: ((isShown: boolean) => void) | undefined;
  private idleTimer: NodeJS.Timeout | undefined;

  /** @param parent the window that is looked at: with it, this one closes */
  constructor(parent: () => BrowserWindow | undefined) {
    this.parent = parent;
  }

  /** `undefined` where another moment is wanted by now, or where there is nothing to show. */
  make(moment: PreviewMoment): Promise<NativeImage | undefined> {
    this.waiting?.resolve(undefined);
    return new Promise((resolve) => {
      this.waiting = { moment, resolve };
      void this.work();
    });
  }

  /** The page has painted the moment it was asked for, or cannot. */
  tellShown({ request, isShown }: { readonly request: number; readonly isShown: boolean }): void {
    if (request === this.request) {
      this.shown?.(isShown);
    }
  }

  private async work(): Promise<void> {
    if (this.isWorking) {
      return;
    }
    this.isWorking = true;
    clearTimeout(this.idleTimer);
    for (let order = this.take(); order; order = this.take()) {
      order.resolve(await this.picture(order.moment).catch(() => undefined));
    }
    this.isWorking = false;
    this.idleTimer = setTimeout(() => this.window?.destroy(), IDLE);
  }

  private take(): Order | undefined {
    const order = this.waiting;
    this.waiting = undefined;
    return order;
  }

  private async picture(moment: PreviewMoment): Promise<NativeImage | undefined> {
    const window = this.window ?? this.open();
    await this.loaded;
    const wanted: AppEvents['previewWanted'] = { request: ++this.request, ...moment };
    const isShown = new Promise<boolean>((resolve) => {
      this.shown = resolve;
      setTimeout(resolve, GIVE_UP_AFTER, false);
    });
    sendEvent(window.webContents, 'previewWanted', wanted);
    return (await isShown) && !window.isDestroyed() ? window.webContents.capturePage() : undefined;
  }

  private open(): BrowserWindow {
    const parent = this.parent();
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
    this.window = window;
    this.loaded = new Promise((resolve) => window.webContents.once('did-finish-load', () => resolve()));
    window.on('closed', () => (this.window = undefined));
    void window.loadURL(`${APP_ORIGIN}/#previews`);
    return window;
  }
}
