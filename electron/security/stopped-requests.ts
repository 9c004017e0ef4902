import type { App } from 'electron';
import type { StoppedRequests } from '../../shared/contract/app.ts';
import type { Milliseconds } from '../../shared/model/units.ts';

/** Chromium's words where a policy refused something. */
const REFUSED = /violates the following Content Security Policy|Refused to/;
/** A page that is refused thousands of things a second is told of in between. */
const TELL_EVERY: Milliseconds = 200;

/** Counts what the policy and the session stopped since the app started. */
export class StoppedCount {
  private readonly counted = { byPolicy: 0, bySession: 0 };
  private readonly tell: (stopped: StoppedRequests) => void;
  private isWaiting = false;

  /** @param tell is told of new counts, a few times a second at most */
  constructor(tell: (stopped: StoppedRequests) => void) {
    this.tell = tell;
  }

  get counts(): StoppedRequests {
    return { ...this.counted };
  }

  note(wall: keyof StoppedRequests): void {
    this.counted[wall]++;
    if (!this.isWaiting) {
      this.isWaiting = true;
      setTimeout(() => {
        this.isWaiting = false;
        this.tell(this.counts);
      }, TELL_EVERY);
    }
  }
}

/** Listens to the consoles of all pages and frames: a policy refuses in the page's own process, and says so there only. */
export function watchPolicy(app: App, onRefused: () => void): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('console-message', ({ message }) => {
      if (REFUSED.test(message)) {
        onRefused();
      }
    });
  });
}
