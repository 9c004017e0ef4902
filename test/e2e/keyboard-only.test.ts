import { afterEach, expect, it } from 'vitest';
import { ReplayApp, SAMPLES } from './replay-app.ts';

let app: ReplayApp;
afterEach(() => app.dispose());

/** Presses a key until something with this name has the focus, as one who cannot use a pointer does. */
async function go(key: string, name: RegExp): Promise<void> {
  const focused = (): Promise<string> =>
    app.page.evaluate(() => {
      const { activeElement } = document;
      return activeElement?.getAttribute('aria-label') ?? activeElement?.textContent ?? '';
    });
  for (let presses = 0; !name.test(await focused()); presses++) {
    expect(presses, `${key} does not come to ${name.source}`).toBeLessThan(60);
    await app.page.keyboard.press(key);
  }
}

it('goes from opening a file to a hit of a search and to a note', async () => {
  app = await ReplayApp.start();
  // The system's own dialog is its business; here it answers at once.
  await app.electron.evaluate(
    ({ dialog }, filePaths) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths });
    },
    [SAMPLES.shop],
  );
  await go('Tab', /^Import files…$/);
  await app.page.keyboard.press('Enter');
  await app.waitUntilOpen();

  await app.page.keyboard.press('Backspace');
  await app.page.getByRole('combobox', { name: 'Search in all sessions' }).waitFor();
  await app.page.keyboard.press('/');
  await app.page.keyboard.type('"payment did not"');
  await app.page.locator('[data-hit]').waitFor();
  await app.page.keyboard.press('ArrowDown');
  await app.page.keyboard.press('Enter');
  await app.waitUntilOpen();
  await app.expectText('The payment did not go through');

  await app.page.keyboard.press('b');
  const field = app.page.getByRole('textbox', { name: 'Text of the note' });
  await field.waitFor();
  await app.page.keyboard.type('here it fails');
  await app.page.keyboard.press('Enter');
  await field.waitFor({ state: 'detached' });
  await go('Tab', /^Inspector$/);
  if ((await app.button('Inspector').getAttribute('aria-pressed')) === 'false') {
    await app.page.keyboard.press('Enter');
  }
  await go('Tab', /^All/);
  await go('ArrowRight', /^Notes/);
  await app.page.keyboard.press('Enter');
  expect(
    await app.page.getByRole('tabpanel', { name: 'Notes' }).getByRole('listitem').allInnerTexts(),
  ).toEqual([expect.stringContaining('here it fails')]);
  await app.expectNoErrors();
});
