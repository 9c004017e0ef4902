import type { App } from 'electron';
import type { StoppedRequests } from '../../shared/contract/app.ts';
import type { Milliseconds } from '../../shared/model/units.ts';

/** Chromium's words where a policy refused something. */
const REFUSED = /violates the following Content Security Policy|Refused to/;
const DIRECTIVE = /directive: "?([a-z]+(?:-[a-z]+)*)/;
/** A page that is refused thousands of things a second is told of in between. */
const TELL_EVERY: Milliseconds = 200;

/** Counts what the policy and the session stopped since the app started. */
export class StoppedCount {
  private readonly counted = { byPolicy: 0, bySession: 0 };
  private readonly kinds = new Map<string, number>();
  private readonly tell: (stopped: StoppedRequests) => void;
  private isWaiting = false;

  /** @param tell is told of new counts, a few times a second at most */
  constructor(tell: (stopped: StoppedRequests) => void) {
    this.tell = tell;
  }

  get counts(): StoppedRequests {
    return { ...this.counted, kinds: Object.fromEntries(this.kinds) };
  }

  /** @param kind one of a few that are known: none comes from a recording */
  note(wall: 'byPolicy' | 'bySession', kind: string): void {
    this.counted[wall]++;
    this.kinds.set(kind, (this.kinds.get(kind) ?? 0) + 1);
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
export function watchPolicy(app: App, onRefused: (directive: string) => void): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('console-message', ({ message }) => {
      if (REFUSED.test(message)) {
        onRefused(directiveOf(message));
      }
    });
  });
}

/** A page may write to its console what it likes: only directives that there are count by their names. */
function directiveOf(message: string): string {
  const named = DIRECTIVE.exec(message)?.[1] ?? '';
  return DIRECTIVES.includes(named) ? named : 'policy';
}

/** What the policies of the app and the stage are made of (csp.ts), and what Chromium falls back from. */
const DIRECTIVES: readonly string[] = [
  'default-src',
  'script-src',
  'style-src',
  'img-src',
  'media-src',
  'font-src',
  'connect-src',
  'frame-src',
  'worker-src',
  'object-src',
  'form-action',
  'base-uri',
  'frame-ancestors',
];
