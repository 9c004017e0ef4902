import { afterEach, expect, it } from 'vitest';
import { ReplayApp, SAMPLES } from './replay-app.ts';

let app: ReplayApp;
afterEach(() => app.dispose());

const picture = () => app.page.locator('.seek-picture__picture');

/** Lets the pointer rest over a share of the seek bar. */
async function hover(share: number): Promise<void> {
  const box = await app.slider.boundingBox();
  await app.page.mouse.move(box!.x + share * box!.width, box!.y + box!.height / 2);
}

/** The colours of a picture, a few of its pixels. */
function coloursOf(): Promise<string> {
  return picture().evaluate(async (image: HTMLImageElement) => {
    await image.decode();
    const canvas = new OffscreenCanvas(24, 15);
    const context = canvas.getContext('2d')!;
    context.drawImage(image, 0, 0, 24, 15);
    return Array.from(context.getImageData(0, 0, 24, 15).data).join(' ');
  });
}

it('shows a small picture of the moment under the pointer, and keeps it in the library', async () => {
  app = await ReplayApp.start([SAMPLES.shop]);
  await app.waitUntilOpen();
  await app.pause();
  await hover(0.5);
  await app.page.mouse.down();
  await app.page.mouse.up();
  await expect.poll(() => app.slider.getAttribute('aria-busy')).toBe('false');
  const before = await app.position();
  await hover(0.05);
  await picture().waitFor();
  const early = await coloursOf();
  expect(new Set(early.split(' ')).size).toBeGreaterThan(10);
  await hover(0.97);
  await expect.poll(coloursOf).not.toBe(early);
  expect(await app.position()).toBe(before);
  // What is on the stage needs no picture.
  await hover(0.5);
  await picture().waitFor({ state: 'detached' });
  await app.expectNoErrors();

  await app.quit();
  app = await ReplayApp.start([], app.userData);
  await app.page.getByRole('row', { name: /Ada Example/ }).click();
  await app.waitUntilOpen();
  await hover(0.05);
  await picture().waitFor();
  expect(await coloursOf()).toBe(early);
  const windows = await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
  expect(windows).toBe(1);
});

it('makes pictures in processes of their own, sealed like the others', async () => {
  app = await ReplayApp.start([SAMPLES.shop]);
  await app.waitUntilOpen();
  await hover(0.5);
  await picture().waitFor();
  const stages = await app.electron.evaluate(({ webContents }) =>
    webContents
      .getAllWebContents()
      .flatMap(({ mainFrame }) => mainFrame.framesInSubtree)
      .filter(({ origin }) => origin === 'stage://stage')
      .map(({ osProcessId }) => osProcessId),
  );
  expect([stages.length > 1, new Set(stages).size > 1]).toEqual([true, true]);
  const outcome = await app.electron.evaluate(async ({ session }) => {
    const previews = session.fromPartition('previews');
    return Promise.all([
      previews.fetch('https://example.test/').then(String, () => 'refused'),
      previews.resolveHost('localhost.example').then(String, () => 'unknown'),
    ]);
  });
  expect(outcome).toEqual(['refused', 'unknown']);
  expect((await app.readStopped()).bySession).toBe(1);
});

type Accident = 'closed while it loads' | 'crashed while it loads' | 'crashed when it has loaded';

/** Has something happen to the next window that is opened, once. */
function endNextWindow(accident: Accident): Promise<void> {
  return app.electron.evaluate(({ app: electron }, what) => {
    electron.once('browser-window-created', (_event, window) => {
      const { webContents } = window;
      switch (what) {
        case 'closed while it loads':
          webContents.once('did-start-loading', () => setTimeout(() => window.destroy(), 0));
          return;
        case 'crashed while it loads':
          webContents.once('dom-ready', () => webContents.forcefullyCrashRenderer());
          return;
        case 'crashed when it has loaded':
          webContents.once('did-finish-load', () => webContents.forcefullyCrashRenderer());
      }
    });
  }, accident);
}

it('makes pictures again after the window that makes them was closed or crashed, however far it was', async () => {
  app = await ReplayApp.start([SAMPLES.shop]);
  await app.waitUntilOpen();
  await app.pause();
  const accidents: readonly Accident[] = [
    'closed while it loads',
    'crashed while it loads',
    'crashed when it has loaded',
  ];
  for (const [at, accident] of accidents.entries()) {
    await endNextWindow(accident);
    await hover(0.3 + at / 10);
    // The pointer goes on: one picture is lost, and no more.
    await expect
      .poll(async () => {
        await hover(0.05 + at / 10 + Math.random() / 100);
        return picture().isVisible();
      })
      .toBe(true);
    await app.electron.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()
        .filter((window) => !window.isVisible())
        .forEach((window) => window.destroy());
    });
  }
});
