import type { NativeImage } from 'electron';
import type { AppEvents } from '../../shared/contract/contract.ts';
import type { Milliseconds } from '../../shared/model/units.ts';
import type { PreviewMoment } from '../library/index/previews.ts';

const GIVE_UP_AFTER: Milliseconds = 8000;
/** The window has two processes, which are not kept for nothing. */
const IDLE: Milliseconds = 20_000;

/** The part of a picture that is used. */
export type Picture = Pick<NativeImage, 'isEmpty' | 'toJPEG'>;

type Wanted = AppEvents['previewWanted'];

/** A window whose page shows the moments it is asked for, and answers by `tellShown`. */
export interface PreviewWindow {
  /** Resolves when its page listens. */
  readonly loaded: Promise<void>;
  /** Resolves when the window is there no more, whatever ended it. */
  readonly gone: Promise<undefined>;
  show(wanted: Wanted): void;
  capture(): Promise<Picture>;
  close(): void;
}

interface Order {
  readonly moment: PreviewMoment;
  readonly resolve: (picture: Picture | undefined) => void;
}

/**
 * Makes small pictures of moments in a window of its own that nobody sees, so that it never delays playing. One at a
 * time; of those that wait, only the latest is made, and one that is in no hurry when no other waits. Every request has a number, and so has its answer: an answer to
 * an earlier one is ignored. A window that does not answer in time, or ends, is followed by another one.
 */
export class PreviewMaker {
  private readonly openWindow: () => PreviewWindow;
  private window: PreviewWindow | undefined;
  private waiting: Order | undefined;
  /** Of somebody who looks through a session, picture by picture. */
  private patient: Order | undefined;
  private isWorking = false;
  private requests = 0;
  /** What the page has been asked for and has not answered yet. */
  private asked: { readonly request: number; readonly answer: (isShown: boolean) => void } | undefined;
  private idleTimer: NodeJS.Timeout | undefined;

  constructor(openWindow: () => PreviewWindow) {
    this.openWindow = openWindow;
  }

  /**
   * `undefined` where another moment is wanted by now, or where there is nothing to show.
   * @param isPatient it comes after those that the user waits for, and replaces none of them
   */
  make(moment: PreviewMoment, isPatient = false): Promise<Picture | undefined> {
    const place = isPatient ? 'patient' : 'waiting';
    this[place]?.resolve(undefined);
    return new Promise((resolve) => {
      this[place] = { moment, resolve };
      void this.work();
    });
  }

  /** The page has painted the moment it was asked for, or cannot. */
  tellShown({ request, isShown }: { readonly request: number; readonly isShown: boolean }): void {
    if (request === this.asked?.request) {
      this.asked.answer(isShown);
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
    this.idleTimer = setTimeout(() => this.window?.close(), IDLE);
  }

  private take(): Order | undefined {
    const place = this.waiting ? 'waiting' : 'patient';
    const order = this[place];
    this[place] = undefined;
    return order;
  }

  private async picture(moment: PreviewMoment): Promise<Picture | undefined> {
    const window = (this.window ??= this.open());
    const giveUp = setTimeout(() => window.close(), GIVE_UP_AFTER);
    try {
      return await Promise.race([this.capture(window, moment), window.gone]);
    } finally {
      clearTimeout(giveUp);
      this.asked = undefined;
    }
  }

  private async capture(window: PreviewWindow, moment: PreviewMoment): Promise<Picture | undefined> {
    await window.loaded;
    const request = ++this.requests;
    const isShown = new Promise<boolean>((answer) => (this.asked = { request, answer }));
    window.show({ request, ...moment });
    return (await isShown) ? window.capture() : undefined;
  }

  private open(): PreviewWindow {
    const window = this.openWindow();
    void window.gone.then(() => {
      if (this.window === window) {
        this.window = undefined;
      }
    });
    return window;
  }
}
