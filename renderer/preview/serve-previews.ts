import type { AppEvents } from '../../shared/contract/contract.ts';
import type { SessionDetails } from '../../shared/model/session.ts';
import type { Milliseconds } from '../../shared/model/units.ts';
import { STAGE_ORIGIN } from '../../shared/origins.ts';
import { api, settle } from '../app/state/api.ts';
import { Navigator } from '../session/playback/navigator.ts';
import { connectStage, type StageLink } from '../session/playback/stage-link.ts';
import './preview.css';

type Wanted = AppEvents['previewWanted'];

/** The stage tells where it is before the browser has drawn it. */
const DRAWN_AFTER: Milliseconds = 80;
const STILL = { play: false, speed: 1, scale: 'fit' } as const;

/**
 * The page that makes small pictures, in a window that nobody sees: shows the moments it is asked for, one after
 * another, and tells when they can be photographed (electron/preview/preview-maker.ts).
 */
export function servePreviews(): void {
  const frame = document.createElement('iframe');
  frame.src = `${STAGE_ORIGIN}/`;
  const previews = new Previews(frame);
  // Not before the stage listens.
  frame.addEventListener('load', () => previews.connect());
  document.body.classList.add('previews');
  document.body.replaceChildren(frame);
  api.on('previewWanted', (wanted) => void previews.show(wanted));
}

class Previews {
  private readonly frame: HTMLIFrameElement;
  private readonly connected: Promise<void>;
  private noteConnected: () => void = () => undefined;
  private link: StageLink | undefined;
  private details: SessionDetails | undefined;
  private navigator: Navigator | undefined;
  private wanted: Wanted | undefined;

  constructor(frame: HTMLIFrameElement) {
    this.frame = frame;
    this.connected = new Promise((resolve) => (this.noteConnected = resolve));
  }

  connect(): void {
    this.link = connectStage(this.frame, {
      onMessage: (jump, message) => this.navigator?.hear(jump, message),
      onGone: () => this.answer(false),
      onSilence: () => undefined,
    });
    this.noteConnected();
  }

  async show(wanted: Wanted): Promise<void> {
    await this.connected;
    this.wanted = wanted;
    const details = await this.detailsOf(wanted.sessionId);
    const window = details?.windows.find(({ number }) => number === wanted.windowNumber);
    if (!window || window.fullSnapshots === 0) {
      this.answer(false);
    } else {
      this.navigator?.go({ window, atMs: wanted.atMs });
    }
  }

  private async detailsOf(sessionId: string): Promise<SessionDetails | undefined> {
    if (this.details?.session.id !== sessionId) {
      const read = await settle(api.readSession({ sessionId }));
      this.details = read.ok ? read.value : undefined;
      this.navigator?.disconnect();
      this.navigator = this.navigate(sessionId);
    }
    return this.details;
  }

  private navigate(sessionId: string): Navigator {
    const navigator = new Navigator(sessionId, () => STILL, {
      moved: () => setTimeout(() => this.answer(true), DRAWN_AFTER),
      failed: () => this.answer(false),
      loaded: () => undefined,
      ranDry: () => undefined,
      finished: () => undefined,
      holds: () => undefined,
    });
    if (this.link) {
      navigator.connect(this.link);
    }
    return navigator;
  }

  private answer(isShown: boolean): void {
    const { wanted } = this;
    this.wanted = undefined;
    if (wanted) {
      void api.previewShown({ request: wanted.request, isShown });
    }
  }
}
