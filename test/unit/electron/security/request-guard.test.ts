import type { Session } from 'electron';
import { describe, expect, it } from 'vitest';
import { guardRequests, isOwn } from '../../../../electron/security/request-guard.ts';

describe('isOwn', () => {
  it.each(['app://app/x.js', 'stage://stage/', 'data:text/css,a{}', 'blob:stage://stage/1', 'APP://app/'])(
    'lets %s through',
    (url) => {
      expect(isOwn(url)).toBe(true);
    },
  );

  it.each([
    'https://example.com/',
    'http://localhost/',
    'ws://example.com/',
    'file:///etc/passwd',
    'ftp://example.com/',
    'javascript:alert(1)',
    'devtools://devtools/bundled/inspector.html',
    'app',
    '//app/',
    '',
  ])('keeps %s out', (url) => {
    expect(isOwn(url)).toBe(false);
  });
});

/** Electron's session, as far as the guard uses it. */
class FakeSession {
  private readonly handlers = new Map<string, () => Response>();
  readonly protocol = {
    handle: (scheme: string, handler: () => Response) => this.handlers.set(scheme, handler),
  };
  private decide: (details: { url: string }, callback: (answer: { cancel: boolean }) => void) => void = () =>
    undefined;
  readonly webRequest = {
    onBeforeRequest: (listener: FakeSession['decide']) => {
      this.decide = listener;
    },
  };

  /** What the handler of a scheme answers. */
  ask(scheme: string): string {
    return this.handlers.get(scheme)?.().type ?? 'no handler';
  }

  /** Whether a request is cancelled. */
  request(url: string): boolean {
    let cancelled = false;
    this.decide({ url }, ({ cancel }) => (cancelled = cancel));
    return cancelled;
  }
}

describe('guardRequests', () => {
  function guard(): { session: FakeSession; cancelled: () => number } {
    const session = new FakeSession();
    let count = 0;
    guardRequests([session as unknown as Session], () => count++);
    return { session, cancelled: () => count };
  }

  it('cancels what is not ours, and tells of each', () => {
    const { session, cancelled } = guard();
    const urls = ['app://app/', 'https://a.example/', 'data:,', 'http://b.example/'];
    expect(urls.map((url) => session.request(url))).toEqual([false, true, false, true]);
    expect(cancelled()).toBe(2);
  });

  it('answers no foreign scheme, and tells of who asked', () => {
    const { session, cancelled } = guard();
    const answers = ['http', 'https', 'file', 'ftp'].map((scheme) => session.ask(scheme));
    expect([answers, cancelled()]).toEqual([['error', 'error', 'error', 'error'], 4]);
  });
});
