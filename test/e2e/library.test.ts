import { afterEach, expect, it } from 'vitest';
import { ReplayApp, SAMPLES } from './replay-app.ts';

let app: ReplayApp;
afterEach(() => app.dispose());

async function startWithLibrary(): Promise<void> {
  app = await ReplayApp.start([SAMPLES.shop, SAMPLES.form, SAMPLES.app]);
  await app.waitUntilOpen();
  await app.button('Back to the library').click();
  await expect.poll(() => app.page.getByRole('row').count()).toBe(4);
}

/** The cells of one column, from top to bottom. */
function column(index: number): Promise<string[]> {
  return app.page.locator('tbody tr').locator(`td:nth-child(${index})`).allInnerTexts();
}

it('lists sessions with their facts, sorts by any column, and remembers the order', async () => {
  await startWithLibrary();
  expect(await app.page.getByRole('columnheader').allInnerTexts()).toEqual([
    expect.stringMatching(/Started/),
    'Duration',
    'Windows',
    'First URL',
    'Person',
    'Events',
    'Source file',
    'Health',
    'Actions',
  ]);
  await app.page.getByRole('button', { name: 'Duration' }).click();
  expect(await column(2)).toEqual(['0:48', '1:10', '4:14']);
  await app.page.getByRole('button', { name: 'Duration' }).click();
  expect(await column(2)).toEqual(['4:14', '1:10', '0:48']);
  await app.quit();
  app = await ReplayApp.start([], app.userData);
  await app.page.getByRole('row').nth(1).waitFor();
  expect(await column(2)).toEqual(['4:14', '1:10', '0:48']);
  await app.expectNoErrors();
});

it('is worked by keyboard alone', async () => {
  await startWithLibrary();
  await app.page.getByRole('row').nth(1).focus();
  await app.page.keyboard.press('ArrowDown');
  await app.page.keyboard.press('Enter');
  await app.waitUntilOpen();
  await app.page.keyboard.press('Escape');
  await app.page.getByRole('heading', { name: 'Sessions' }).waitFor();
  await app.expectNoErrors();
});

it('removes a session only after asking, and can import its file again', async () => {
  await startWithLibrary();
  const row = app.page.getByRole('row', { name: /Ada Example/ });
  await row.getByRole('button', { name: 'Remove from the library' }).click();
  await app.button('Keep it').click();
  await expect.poll(() => app.page.getByRole('row').count()).toBe(4);
  await row.getByRole('button', { name: 'Remove from the library' }).click();
  await app.button('Remove').click();
  await expect.poll(() => app.page.getByRole('row').count()).toBe(3);
  await app.expectNoErrors();
});

it('shows the source’s SHA-256 in the details', async () => {
  app = await ReplayApp.start([SAMPLES.shop]);
  await app.waitUntilOpen();
  const details = await app.openTab('Details');
  expect(await details.innerText()).toMatch(/[0-9a-f]{64}/);
  expect(await details.innerText()).toContain('posthog-export-2023-04-28');
  await app.expectNoErrors();
});
