import { beforeEach, expect, it } from 'vitest';
import type { Frame } from 'playwright';
import { SWITCHES, VALUE_SWITCHES } from '../../electron/security/network-off.ts';
import { APP_CSP, STAGE_CSP } from '../../electron/security/csp.ts';
import { SAMPLES } from './replay-app.ts';
import { shareApp } from './shared-app.ts';
import { watchStopped } from './watch-stopped.ts';
import { mainWindow } from '../helpers/main-window.ts';

const app = shareApp();
beforeEach(() => app.beginIn(SAMPLES.shop));

async function stage(): Promise<Frame> {
  await app.document();
  return app.page.frames().find((frame) => frame.url().startsWith('stage:'))!;
}

it('runs with every switch that keeps Chromium off the network', async () => {
  const values = await app.electron.evaluate(
    ({ app: electronApp }, names) =>
      names.map((name) => [
        name,
        electronApp.commandLine.hasSwitch(name),
        electronApp.commandLine.getSwitchValue(name),
      ]),
    [...Object.keys(VALUE_SWITCHES), ...SWITCHES],
  );
  expect(values).toEqual([
    ...Object.entries(VALUE_SWITCHES).map(([name, value]) => [name, true, value]),
    ...SWITCHES.map((name) => [name, true, '']),
  ]);
});

it('resolves no name and finds no proxy that leads anywhere', async () => {
  const answers = await app.electron.evaluate(async ({ session }) => {
    const { defaultSession } = session;
    const resolved = await defaultSession.resolveHost('localhost.example').then(
      () => 'resolved',
      (error: unknown) => String(error),
    );
    const proxies = ['https://example.com/', 'http://127.0.0.1/', 'http://localhost/'];
    return [resolved, ...(await Promise.all(proxies.map((url) => defaultSession.resolveProxy(url))))];
  });
  expect(answers[0]).toContain('ERR_NAME_NOT_RESOLVED');
  expect(answers.slice(1)).toEqual(Array(3).fill('SOCKS5 127.0.0.1:9'));
});

it('sends each document with its own policy', async () => {
  const [appHeaders, stageHeaders] = await app.electron.evaluate(({ net }) =>
    Promise.all(
      ['app://app/', 'stage://stage/'].map(async (url) => Object.fromEntries((await net.fetch(url)).headers)),
    ),
  );
  expect(appHeaders?.['content-security-policy']).toBe(APP_CSP);
  expect(stageHeaders?.['content-security-policy']).toBe(STAGE_CSP);
  expect(appHeaders?.['x-dns-prefetch-control']).toBe('off');
});

it('evaluates nothing and runs no inline script, in the app, the stage and the recorded document', async () => {
  // Through the page's own ways: Playwright's evaluate is not bound by a policy.
  for (const frame of [app.page.mainFrame(), await stage()]) {
    const outcome = await frame.evaluate(async () => {
      const script = document.createElement('script');
      let text = 'blocked';
      try {
        script.textContent = 'globalThis.ranInline = true';
        document.head.append(script);
        text = 'ranInline' in globalThis ? 'ran' : 'blocked';
      } catch {
        // Trusted Types refuse the text itself.
      }
      const evaluated = await new Promise((resolve) => {
        document.addEventListener('securitypolicyviolation', () => resolve('blocked'), { once: true });
        try {
          // eslint-disable-next-line @typescript-eslint/no-implied-eval -- what must not run
          setTimeout('globalThis.ranEval = true');
          // Of two timers of one length, the first that was set comes first.
          setTimeout(() => resolve('ranEval' in globalThis ? 'ran' : 'blocked'));
        } catch {
          resolve('blocked');
        }
      });
      return [text, evaluated];
    });
    expect(outcome).toEqual(['blocked', 'blocked']);
  }
});

it('takes no markup from its own page, for want of a Trusted Types policy', async () => {
  const refused = await app.page.evaluate(() => {
    const attempts = [
      () => (document.body.innerHTML = '<img>'),
      () => document.createElement('script').setAttribute('src', 'data:,'),
      () => (document.createElement('iframe').srcdoc = '<p>'),
    ];
    return attempts.map((attempt) => {
      try {
        attempt();
        return 'taken';
      } catch (error) {
        return String(error).includes('Trusted') ? 'refused' : String(error);
      }
    });
  });
  expect(refused).toEqual(['refused', 'refused', 'refused']);
});

it('grants no permission to any page', async () => {
  const states = await app.page.evaluate(async () => {
    const names = ['camera', 'microphone', 'geolocation', 'notifications', 'midi', 'clipboard-read'];
    return Promise.all(
      names.map(async (name) => (await navigator.permissions.query({ name: name as PermissionName })).state),
    );
  });
  expect(new Set(states)).toEqual(new Set(['denied']));
  const media = await app.page.evaluate(() =>
    navigator.mediaDevices.getUserMedia({ audio: true }).then(
      () => 'granted',
      (error: unknown) => (error as Error).name,
    ),
  );
  expect(media).not.toBe('granted');
});

it('downloads nothing', async () => {
  const window = await mainWindow(app.electron);
  const ending = await app.electron.evaluate(async ({ session }, shown) => {
    const ended = new Promise((resolve) => {
      session.defaultSession.once('will-download', ({ defaultPrevented }, item) =>
        item.once('done', (_event, state) => resolve({ defaultPrevented, state })),
      );
    });
    shown.webContents.downloadURL('data:application/octet-stream,x');
    return ended;
  }, window);
  expect(ending).toEqual({ defaultPrevented: true, state: 'cancelled' });
});

it('lets nothing be dragged out of its page', async () => {
  const isDenied = await app.page.evaluate(() => {
    const event = new DragEvent('dragstart', { bubbles: true, cancelable: true });
    document.body.dispatchEvent(event);
    return event.defaultPrevented;
  });
  expect(isDenied).toBe(true);
  expect(await (await stage()).evaluate(() => document.querySelector('iframe')?.inert)).toBe(true);
});

it('has no spell checker and sends WebRTC nowhere', async () => {
  const [spelling, policy] = await app.electron.evaluate(({ session, webContents }) => [
    session.defaultSession.isSpellCheckerEnabled(),
    webContents
      .getAllWebContents()
      .find((each) => each.getURL() === 'app://app/')
      ?.getWebRTCIPHandlingPolicy(),
  ]);
  expect([spelling, policy]).toEqual([false, 'disable_non_proxied_udp']);
  const candidates = await app.page.evaluate(async () => {
    const found: string[] = [];
    try {
      const connection = new RTCPeerConnection({ iceServers: [{ urls: 'stun:127.0.0.1:3478' }] });
      // The last one is none. On a machine that has no network at all, gathering never ends.
      const gathered = new Promise<void>((resolve) => {
        connection.onicecandidate = ({ candidate }) =>
          candidate ? found.push(candidate.candidate) : resolve();
      });
      connection.createDataChannel('x');
      await connection.setLocalDescription(await connection.createOffer());
      await Promise.race([gathered, new Promise((resolve) => setTimeout(resolve, 3000))]);
    } catch {
      // The policy forbids it altogether.
    }
    return found;
  });
  expect(candidates).toEqual([]);
});

function hasStage(): Promise<boolean> {
  return app.electron.evaluate(({ webContents }) =>
    webContents
      .getAllWebContents()
      .flatMap(({ mainFrame }) => mainFrame.framesInSubtree)
      .some(({ url }) => url.startsWith('stage:')),
  );
}

function listPages(): Promise<readonly { readonly id: number; readonly url: string }[]> {
  return app.electron.evaluate(({ webContents }) =>
    webContents.getAllWebContents().map((contents) => ({ id: contents.id, url: contents.getURL() })),
  );
}

it('opens no window, no webview and no other page', async () => {
  const before = (await listPages()).map(({ id }) => id);
  const stopped = await watchStopped(app);
  const page = app.page.mainFrame();
  // A document that took this one's place would not have the mark.
  await page.evaluate(() => (document.documentElement.dataset['stayed'] = 'yes'));

  for (const frame of [page, await stage()]) {
    const opened = await frame.evaluate(() =>
      ['https://example.com/', 'about:blank', 'app://app/', 'stage://stage/'].map((url) => window.open(url)),
    );
    expect(opened).toEqual([null, null, null, null]);
    await frame.evaluate(() => {
      const view = document.createElement('webview');
      view.setAttribute('src', 'stage://stage/');
      document.body.append(view);
    });
  }
  await page.evaluate(() => location.assign('stage://stage/'));
  await expect.poll(stopped).toEqual(['stage://stage/']);
  const frame = await stage();
  await frame.evaluate(() => {
    document.querySelector('iframe')?.contentWindow?.location.assign('https://example.com/');
    try {
      window.top?.location.assign('https://example.com/');
    } catch {
      // Chromium refuses before the app does.
    }
  });
  await expect.poll(stopped).toContain('https://example.com/');
  await frame.evaluate(() => location.assign('data:text/html,elsewhere'));
  // Refused; or the app has taken the stage away before, which it no longer hears.
  await expect
    .poll(async () => (await stopped()).includes('data:text/html,elsewhere') || !(await hasStage()))
    .toBe(true);

  expect(await page.evaluate(() => document.documentElement.dataset['stayed'])).toBe('yes');
  // The one in which small pictures are made comes and goes.
  const others = (await listPages()).filter(
    ({ id, url }) => !before.includes(id) && !url.endsWith('#previews'),
  );
  expect(others).toEqual([]);
  // What may not be framed leaves Chromium's own empty error page; nothing is loaded in its place.
  const below = page.childFrames().flatMap((frame) => [frame, ...frame.childFrames()]);
  const kinds = below.map((frame) => new URL(frame.url()).protocol);
  expect(['about:', 'chrome-error:', 'stage:']).toEqual(expect.arrayContaining(kinds));
});
