import { afterEach, expect, it } from 'vitest';
import { ReplayApp, SAMPLES } from './replay-app.ts';
import type { WebContents } from 'electron';
import { shownPages } from '../helpers/main-window.ts';

let app: ReplayApp;
afterEach(() => app.dispose());

/** The processes of all stages of the window; the one in which pictures are made has its own. */
async function stageProcesses(): Promise<number[]> {
  const pages = await shownPages(app.electron);
  return pages.evaluate((all: readonly WebContents[]) =>
    all
      .flatMap(({ mainFrame }) => mainFrame.framesInSubtree)
      .filter(({ url }) => url.startsWith('stage://stage/'))
      .map(({ osProcessId }) => osProcessId),
  );
}

async function oneStage(): Promise<number> {
  await expect.poll(stageProcesses, { timeout: 20_000 }).toHaveLength(1);
  return (await stageProcesses())[0]!;
}

it('has a stage ready while the library is shown, for one session only', async () => {
  app = await ReplayApp.start([SAMPLES.shop]);
  await app.waitUntilOpen();
  const first = await oneStage();
  await app.page.keyboard.press('Backspace');
  const ready = app.page.locator('.warm-stage__holder iframe');
  await ready.waitFor({ state: 'attached' });
  const second = await oneStage();
  expect(second).not.toBe(first);
  expect(await ready.isVisible()).toBe(false);

  await app.page.getByRole('row', { name: /Ada Example/ }).click();
  await app.waitUntilOpen();
  await app.expectText('Northlight Goods');
  expect(await stageProcesses()).toEqual([second]);
  expect(await ready.count()).toBe(0);

  await app.page.keyboard.press('Backspace');
  await ready.waitFor({ state: 'attached' });
  expect(await oneStage()).not.toBe(second);
  await app.expectNoErrors();
});
