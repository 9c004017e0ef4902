import type { AppEvents } from '../../shared/contract/contract.ts';
import { lookOn } from '../../shared/model/page-look.ts';
import type { SessionDetails } from '../../shared/model/session.ts';
import type { Milliseconds } from '../../shared/model/units.ts';
import { STAGE_ORIGIN } from '../../shared/origins.ts';
import { api, settle } from '../app/state/api.ts';
import { PlaybackShell } from '../session/playback/playback-shell.ts';
import { openPlayback, type PlaybackState } from '../session/playback/playback-state.ts';
import './preview.css';

type Wanted = AppEvents['previewWanted'];

/** The stage reports a moment before the browser has drawn it. */
const DRAWN_AFTER: Milliseconds = 80;
const STILL = { play: false, speed: 1, scale: 'fit', skipInactivity: false, followsUser: false } as const;

/**
 * The page that makes small pictures, in a window that nobody sees: shows the moments it is asked for, one after
 * another, and tells when they can be photographed (electron/preview/preview-maker.ts).
 */
export function servePreviews(): void {
  const previews = new Previews();
  document.body.classList.add('previews');
  api.on('previewWanted', (wanted) => void previews.show(wanted));
}

class Previews {
  private sessionId: string | undefined;
  private shell: PlaybackShell | undefined;
  private wanted: Wanted | undefined;

  async show(wanted: Wanted): Promise<void> {
    this.wanted = wanted;
    const { sessionId, windowNumber, atMs } = wanted;
    if (sessionId !== this.sessionId || !this.shell || this.shell.state.phase === 'stopped') {
      await this.open(sessionId);
    }
    if (this.wanted !== wanted) {
      return;
    }
    if (this.shell?.state.windows.some(({ number }) => number === windowNumber)) {
      this.shell.dispatch({ kind: 'jumped', atMs, mode: 'atOnce', to: { kind: 'any', windowNumber } });
    } else {
      this.answer(wanted, false);
    }
  }

  /** Every session has a stage of its own: no two recordings share a process. */
  private async open(sessionId: string): Promise<void> {
    this.sessionId = sessionId;
    this.shell?.dispatch({ kind: 'closed' });
    this.shell = undefined;
    const details = await settle(api.readSession({ sessionId, isPreview: true }));
    if (this.sessionId === sessionId && details.ok) {
      this.shell = this.play(details.value);
    }
  }

  private play(details: SessionDetails): PlaybackShell {
    const shell = new PlaybackShell(
      details.session.id,
      openPlayback(details, { ...STILL, look: lookOn(details.os) }),
      {
        changed: (state) => this.follow(state),
        carryOut: () => undefined,
        hear: () => undefined,
        left: () => undefined,
      },
    );
    const frame = document.createElement('iframe');
    frame.src = `${STAGE_ORIGIN}/`;
    // Not before the stage listens.
    frame.addEventListener('load', () => shell.connect(frame));
    document.body.replaceChildren(frame);
    return shell;
  }

  private follow({ phase }: PlaybackState): void {
    const { wanted } = this;
    if (!wanted) {
      return;
    }
    if (phase === 'showing') {
      setTimeout(() => this.answer(wanted, true), DRAWN_AFTER);
    } else if (phase === 'failed' || phase === 'stopped') {
      this.answer(wanted, false);
    }
  }

  /** Nobody waits for an answer to what was wanted before. */
  private answer(wanted: Wanted, isShown: boolean): void {
    if (this.wanted === wanted) {
      this.wanted = undefined;
      void api.previewShown({ request: wanted.request, isShown });
    }
  }
}
