import { expect, it, onTestFinished } from 'vitest';
import { ReplayApp, SAMPLES } from './replay-app.ts';
import { shareApp } from './shared-app.ts';

const app = shareApp();

/** What the recorded page's form fields hold. */
async function fieldValues(): Promise<string[]> {
  return app.inDocument(() =>
    Array.from(document.querySelectorAll<HTMLInputElement>('input, textarea'), ({ value }) => value),
  );
}

function focusedTag(): Promise<string | undefined> {
  return app.page.evaluate(() => document.activeElement?.tagName);
}

it('never lets a key reach the replayed page, whatever has the focus', async () => {
  await app.beginIn(SAMPLES.form);
  await app.clickSlider(10_000);
  const before = await fieldValues();
  for (let tab = 0; tab < 12; tab++) {
    await app.page.keyboard.press('Tab');
    await app.page.keyboard.type('x1');
  }
  expect(await fieldValues()).toEqual(before);
  await app.expectNoErrors();
});

it('keeps the focus, and so the keys, when the recording opens a modal dialog', async () => {
  await app.beginIn(SAMPLES.app);
  await app.clickSlider(57_000);
  await app.setSpeed(8);
  await app.page.keyboard.press(' ');
  await app.expectText('Customs gateway answers slowly');
  await expect.poll(() => app.position()).toBeGreaterThan(60_000);
  expect(await focusedTag()).not.toBe('IFRAME');
  await app.page.keyboard.press(' ');
  await app.button('Play').waitFor();
  await app.expectNoErrors();
});

it('means play and pause by Space after any click with the mouse', async () => {
  await app.beginIn(SAMPLES.shop);
  await app.button('Larger page').click();
  await app.page.keyboard.press(' ');
  await app.button('Pause').waitFor();
  await app.expectNoErrors();
});

it('brings the focus back to the session that was open, and to a neighbour of one removed', async () => {
  await app.begin(Object.values(SAMPLES));
  await app.page.getByRole('row', { name: /Ada Example/ }).click();
  await app.waitUntilOpen();
  await app.page.keyboard.press('Backspace');
  const current = app.page.locator('[role=grid]:focus [data-current]');
  await expect.poll(() => current.innerText()).toContain('Ada Example');
  await app.page.keyboard.press('End');
  await app.page.keyboard.press('Delete');
  await expect.poll(() => app.page.getByRole('row').count()).toBe(3);
  await expect.poll(() => current.count()).toBe(1);
  await app.expectNoErrors();
});

it.each([
  [720, 480],
  [1000, 640],
  [1400, 850],
])('fits everything into a window of %i × %i', async (width, height) => {
  await app.beginIn(SAMPLES.form);
  await app.resize(width, height);
  const outside = (): Promise<(string | null)[]> =>
    app.page.evaluate(() =>
      Array.from(document.querySelectorAll('button, [role="slider"], footer > *'), (element) => ({
        // What is scrolled out of sight can be scrolled back.
        isScrolled: element.closest('[role=treegrid]') !== null,
        name: element.getAttribute('aria-label') ?? element.textContent,
        box: element.getBoundingClientRect(),
      }))
        .filter(
          ({ box, isScrolled }) =>
            !isScrolled &&
            box.width > 0 &&
            (box.left < -1 || box.right > innerWidth + 1 || box.bottom > innerHeight + 1),
        )
        .map(({ name }) => name),
    );
  await expect.poll(outside).toEqual([]);
  await app.expectNoErrors();
});

it.each(['never answers', 'fails'])(
  'goes back to the library by its key also where reading a session %s',
  async (how) => {
    const hampered = await ReplayApp.start([SAMPLES.shop]);
    onTestFinished(() => hampered.dispose());
    await hampered.waitUntilOpen();
    await hampered.page.keyboard.press('Backspace');
    await hampered.electron.evaluate(({ ipcMain }, outcome) => {
      ipcMain.removeHandler('call:readSession');
      ipcMain.handle('call:readSession', () =>
        outcome === 'fails'
          ? { ok: false, error: { code: 'broken', message: 'The session is broken.' } }
          : new Promise(() => undefined),
      );
    }, how);
    await hampered.page.getByRole('row', { name: /Ada Example/ }).click();
    await hampered.page
      .getByText('The session is broken.')
      .or(hampered.page.getByRole('status', { name: 'Opening the session' }))
      .waitFor();
    await hampered.page.keyboard.press('Backspace');
    await hampered.page.getByRole('grid', { name: 'Sessions' }).waitFor();
    await hampered.expectNoErrors();
  },
);
