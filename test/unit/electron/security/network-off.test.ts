import type { App, Session } from 'electron';
import { describe, expect, it } from 'vitest';
import { guardRequests, isOwn, switchNetworkOff } from '../../../../electron/security/network-off.ts';

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
  dictionaryUrl = '';
  spellChecker = true;
  private decide: (details: { url: string }, callback: (answer: { cancel: boolean }) => void) => void = () =>
    undefined;
  readonly webRequest = {
    onBeforeRequest: (listener: FakeSession['decide']) => {
      this.decide = listener;
    },
  };

  setSpellCheckerDictionaryDownloadURL(url: string): void {
    this.dictionaryUrl = url;
  }

  setSpellCheckerEnabled(enabled: boolean): void {
    this.spellChecker = enabled;
  }

  /** Whether a request is cancelled. */
  request(url: string): boolean {
    let cancelled = false;
    this.decide({ url }, ({ cancel }) => (cancelled = cancel));
    return cancelled;
  }
}

describe('guardRequests', () => {
  it('cancels and counts what is not ours', () => {
    const session = new FakeSession();
    const told: number[] = [];
    const guard = guardRequests(session as unknown as Session, (count) => told.push(count));
    const cancelled = ['app://app/', 'https://a.example/', 'data:,', 'http://b.example/'].map((url) =>
      session.request(url),
    );
    expect([cancelled, told, guard.count()]).toEqual([[false, true, false, true], [1, 2], 2]);
  });

  it('leaves the spell checker nothing to fetch', () => {
    const session = new FakeSession();
    guardRequests(session as unknown as Session, () => undefined);
    expect([session.spellChecker, isOwn(session.dictionaryUrl)]).toEqual([false, true]);
  });
});

describe('switchNetworkOff', () => {
  it('lets no name resolve and no proxy lead anywhere', () => {
    const switches = new Map<string, string | undefined>();
    const app = {
      commandLine: { appendSwitch: (name: string, value?: string) => switches.set(name, value) },
    };
    switchNetworkOff(app as unknown as App);
    const wanted = [
      'host-resolver-rules',
      'proxy-server',
      'proxy-bypass-list',
      'disable-background-networking',
    ];
    expect(wanted.map((name) => switches.get(name))).toEqual([
      'MAP * ~NOTFOUND',
      'socks5://127.0.0.1:9',
      '<-loopback>',
      undefined,
    ]);
    expect(wanted.filter((name) => !switches.has(name))).toEqual([]);
  });
});
