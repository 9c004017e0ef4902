import { expect, it } from 'vitest';
import type {} from '../../renderer/app/state/api.ts';
import { SAMPLES } from './replay-app.ts';
import { shareApp } from './shared-app.ts';
import { watchStopped } from './watch-stopped.ts';

const app = shareApp();

it('plays recordings in a process of their own, in a document without scripts', async () => {
  await app.beginIn(SAMPLES.shop);
  await app.expectText('Made slowly, kept for long');
  const frames = await app.electron.evaluate(({ webContents }) =>
    webContents
      .getAllWebContents()
      .find((each) => each.getURL() === 'app://app/')
      ?.mainFrame.framesInSubtree.map(({ origin, osProcessId }) => ({
        origin,
        osProcessId,
      })),
  );
  const [page, stage] = frames ?? [];
  expect([page?.origin, stage?.origin]).toEqual(['app://app', 'stage://stage']);
  expect(stage?.osProcessId).not.toBe(page?.osProcessId);
  const stageFrame = app.page.frames().find((frame) => frame.url().startsWith('stage:'));
  expect(await stageFrame?.locator('iframe').getAttribute('sandbox')).toBe('allow-same-origin');
  await app.expectNoErrors();
});

it('gives its page no Node, no permissions, no new windows and no way elsewhere', async () => {
  await app.begin();
  await app.button('Import files…').waitFor();
  const rights = await app.page.evaluate(async () => ({
    node: typeof (globalThis as { process?: unknown }).process,
    opened: window.open('https://example.com/') === null,
    geolocation: (await navigator.permissions.query({ name: 'geolocation' })).state,
    calls: Object.keys(window.replay).sort(),
  }));
  expect(rights).toMatchObject({ node: 'undefined', opened: true, geolocation: 'denied' });
  expect(rights.calls).not.toContain('importPaths');
  const stopped = await watchStopped(app);
  await app.page.evaluate(() => {
    location.href = 'https://example.com/';
  });
  await expect.poll(stopped).toEqual(['https://example.com/']);
  expect(app.page.url()).toBe('app://app/');
});

it('cancels and counts every request that is not for its own pages', async () => {
  await app.begin();
  await app.button('Import files…').waitFor();
  await app.electron.evaluate(async ({ net }) => {
    for (const url of ['https://example.com/', 'http://127.0.0.1:9/', 'file:///etc/hostname']) {
      await net.fetch(url, { bypassCustomProtocolHandlers: false }).catch(() => undefined);
    }
  });
  await app.page.getByRole('button', { name: /^Network sealed/ }).click();
  const told = app.page.getByRole('dialog', { name: 'What was stopped' });
  await told.getByText('3 on the way out').waitFor();
  await told.getByText('0 by the page’s policy').waitFor();
  await told.getByText('file: 1 · http: 1 · https: 1').waitFor();
  await told.getByRole('button', { name: 'Copy statement' }).click();
  const statement = await app.electron.evaluate(({ clipboard }) => clipboard.readText());
  expect(statement).toMatch(/^Network statement of Airgap Replay .*\nRunning since \d{4}-\d\d-\d\dT/);
  expect(statement).toContain('3 requests were cancelled on their way out (file: 1, http: 1, https: 1)');
  await app.page.keyboard.press('Escape');
  await expect.poll(() => told.count()).toBe(0);
});

it('counts what a page’s policy refused', async () => {
  await app.begin();
  await app.button('Import files…').waitFor();
  const before = await app.readStopped();
  // Sanitising leaves nothing for the policy of a recording's page, so the app's own has to ask.
  await app.page.evaluate(() => {
    new Image().src = 'https://example.com/a.png';
  });
  await expect.poll(() => app.readStopped()).toMatchObject({ byPolicy: before.byPolicy + 1 });
  expect((await app.readStopped()).kinds['img-src']).toBeGreaterThan(0);
});

it('serves only its built files', async () => {
  await app.begin();
  await app.button('Import files…').waitFor();
  const statuses = await app.electron.evaluate(async ({ net }) => {
    const urls = [
      'app://app/',
      'app://app/../electron/entry.js',
      'app://app/%2e%2e/electron/entry.js',
      'app://app/..%5c..%5cpackage.json',
      'app://other/index.html',
      'stage://app/index.html',
    ];
    return Promise.all(urls.map(async (url) => (await net.fetch(url)).status));
  });
  expect(statuses).toEqual([200, 404, 404, 404, 404, 404]);
});

it('refuses calls that do not fit the contract, and gives the stage none at all', async () => {
  await app.begin();
  await app.button('Import files…').waitFor();
  const outcome = await app.page.evaluate(() =>
    window.replay
      .readEvents({
        sessionId: '../etc',
        windowNumber: 0,
        from: { kind: 'chunk', chunk: -1, byte: 0 },
        toChunk: 0,
      })
      .then(
        () => 'answered',
        (error: unknown) => String(error),
      ),
  );
  expect(outcome).toContain('readEvents was refused');

  await app.page.getByRole('button', { name: 'A shop checkout' }).click();
  await app.expectText('Made slowly, kept for long');
  const stage = app.page.frames().find((frame) => frame.url().startsWith('stage:'));
  expect(await stage?.evaluate(() => typeof (globalThis as { replay?: unknown }).replay)).toBe('undefined');
});
