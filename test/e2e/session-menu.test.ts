import { expect, it } from 'vitest';
import type { Locator } from 'playwright';
import type {} from '../../renderer/app/state/api.ts';
import { SAMPLES } from './replay-app.ts';
import { shareApp } from './shared-app.ts';

const app = shareApp();

const grid = (): Locator => app.page.getByRole('grid', { name: 'Sessions' });
const menu = (): Locator => app.page.getByRole('menu', { name: 'Session' });
const shop = (): Locator => app.page.getByRole('row', { name: /shop-checkout\.json/ });
const current = (): Locator => app.page.locator('[role=grid] [data-current]');
const titleField = (): Locator => app.page.getByRole('textbox', { name: 'Title of the session' });
const toast = (): Locator => app.page.getByRole('status', { name: 'Last change' });

async function startWithLibrary(): Promise<void> {
  await app.begin(Object.values(SAMPLES));
  await shop().waitFor();
  await app.page.evaluate(() => window.replay.giveUpUndo({}));
}

/** Chooses from the menu that the row's right click opens. */
async function choose(row: Locator, name: string): Promise<void> {
  await row.click({ button: 'right' });
  await menu()
    .getByRole('menuitem', { name: new RegExp(`^${name}`) })
    .click();
  await menu().waitFor({ state: 'detached' });
}

async function clipboard(): Promise<string> {
  return app.electron.evaluate(({ clipboard: system }) => system.readText());
}

/** The cells of one column, from top to bottom. */
function column(key: string): Promise<string[]> {
  return app.page.locator(`td[data-column="${key}"]`).allInnerTexts();
}

it('offers by the right click on a row what its keys and buttons do', async () => {
  await startWithLibrary();
  await choose(shop(), 'Star');
  await shop().getByRole('button', { name: 'Unstar' }).waitFor();
  expect(await shop().getAttribute('data-current')).toBe('true');
  await choose(shop(), 'Unstar');
  await choose(shop(), 'Mark watched');
  await expect.poll(() => shop().getAttribute('data-watched')).toBe('true');
  await choose(shop(), 'Mark unwatched');
  await expect.poll(() => shop().getAttribute('data-watched')).toBeNull();

  await choose(shop(), 'Verdict…');
  await app.page.getByRole('menu', { name: 'Verdicts' }).waitFor();
  await app.page.keyboard.press('2');
  await expect.poll(() => shop().locator('td[data-column="verdict"]').innerText()).toBe('Reproduced');
  await expect.poll(() => app.page.locator('[role=grid]:focus').count()).toBe(1);

  const peek = app.page.getByRole('complementary', { name: 'Preview' });
  await choose(shop(), 'Hide preview');
  await peek.waitFor({ state: 'detached' });
  await choose(shop(), 'Show preview');
  await peek.waitFor();
  await choose(shop(), 'Open');
  await app.waitUntilOpen();
  await app.expectNoErrors();
});

it('tags one session from its menu, and takes the tag again', async () => {
  await startWithLibrary();
  await choose(shop(), 'Tags…');
  const tags = app.page.getByRole('dialog', { name: 'Tags' });
  await expect.poll(() => tags.locator('input:focus').count()).toBe(1);
  await app.page.keyboard.type('payment');
  await app.page.keyboard.press('Enter');
  await expect.poll(() => shop().locator('td[data-column="tags"]').innerText()).toBe('payment');
  await tags.getByRole('checkbox', { name: 'payment' }).uncheck();
  await expect.poll(() => shop().locator('td[data-column="tags"]').innerText()).toBe('');
  await app.page.keyboard.press('Escape');
  await tags.waitFor({ state: 'detached' });
  await expect.poll(() => app.page.locator('[role=grid]:focus').count()).toBe(1);
  await app.expectNoErrors();
});

it('copies what names a session', async () => {
  await startWithLibrary();
  for (const [choice, notice, text] of [
    ['Copy title', 'Title copied.', /^shop\.example$/],
    ['Copy link', 'Link copied.', /^http:\/\/shop\.example\/$/],
    ['Copy session ID', 'Session ID copied.', /^[\w-]{8,}$/],
  ] as const) {
    await choose(shop(), choice);
    await app.page.getByText(notice).waitFor();
    expect(await clipboard()).toMatch(text);
  }
  await app.expectNoErrors();
});

it('verifies one session from its menu, and tells the result', async () => {
  await startWithLibrary();
  await choose(shop(), 'Verify now…');
  const dialog = app.page.getByRole('dialog', { name: 'Verify shop.example' });
  await dialog.getByText(/^\s*Unaltered/).waitFor();
  await dialog.getByRole('button', { name: 'Copy result' }).click();
  await app.page.getByText('The result is on the clipboard.').waitFor();
  expect(await clipboard()).toMatch(/session [0-9a-f]{64}/);
  await app.closeDialog();
  await app.expectNoErrors();
});

it('opens the menu of the current row by the keyboard, and gives the focus back', async () => {
  await startWithLibrary();
  await grid().press('End');
  await app.page.keyboard.press('Shift+F10');
  await menu().waitFor();
  expect(await menu().locator(':focus').innerText()).toMatch(/^Open/);
  await app.page.keyboard.press('Escape');
  await menu().waitFor({ state: 'detached' });
  expect(await app.page.locator('[role=grid]:focus').count()).toBe(1);
  await app.page.keyboard.press('ContextMenu');
  await menu().waitFor();
  await app.page.keyboard.press('s');
  await app.page.keyboard.press('Enter');
  await current().getByRole('button', { name: 'Unstar' }).waitFor();
  await app.expectNoErrors();
});

it('offers for all that are selected what applies to all', async () => {
  await startWithLibrary();
  await grid().press('Control+a');
  await app.page.getByText('3 selected').waitFor();
  await choose(shop(), 'Star');
  await expect.poll(() => app.page.getByRole('button', { name: 'Unstar' }).count()).toBeGreaterThan(2);
  await choose(shop(), 'Tags…');
  await app.page.getByRole('dialog', { name: 'Tags' }).getByRole('combobox', { name: 'Tag' }).fill('all');
  await app.page.keyboard.press('Enter');
  await expect.poll(() => column('tags')).toEqual(['all', 'all', 'all']);
  await app.page.keyboard.press('Escape');
  await choose(shop(), 'Verdict…');
  await app.page.getByRole('menu', { name: 'Verdicts' }).waitFor();
  await app.page.keyboard.press('2');
  await expect.poll(() => column('verdict')).toEqual(['Reproduced', 'Reproduced', 'Reproduced']);
  await choose(shop(), 'Clear selection');
  await app.page.getByRole('toolbar', { name: 'Selected sessions' }).waitFor({ state: 'detached' });
  await app.expectNoErrors();
});

it('renames the current session by F2, keeps it by Enter, and takes it back by Ctrl+Z', async () => {
  await startWithLibrary();
  await shop().click({ button: 'right' });
  await app.page.keyboard.press('Escape');
  await menu().waitFor({ state: 'detached' });
  const before = await current().locator('td[data-column="session"]').innerText();
  await grid().press('F2');
  await expect.poll(() => titleField().evaluate((field) => field === document.activeElement)).toBe(true);
  await app.page.keyboard.type('Card refused');
  await app.page.keyboard.press('Enter');
  await titleField().waitFor({ state: 'detached' });
  await shop().getByText('Card refused', { exact: true }).first().waitFor();
  await toast().getByText('Renamed').waitFor();
  expect(await app.page.locator('[role=grid]:focus').count()).toBe(1);
  await grid().press('Control+z');
  await expect.poll(() => current().locator('td[data-column="session"]').innerText()).toBe(before);
  await app.expectNoErrors();
});

it('leaves the title as it was by Esc, and neither opens nor moves by a click into the field', async () => {
  await startWithLibrary();
  await choose(shop(), 'Rename…');
  await titleField().fill('Something else');
  await titleField().click();
  await app.page.keyboard.press('ArrowDown');
  expect(await titleField().inputValue()).toBe('Something else');
  await titleField().press('Escape');
  await titleField().waitFor({ state: 'detached' });
  expect(await shop().locator('td[data-column="session"]').innerText()).not.toContain('Something else');
  expect(await shop().getAttribute('data-current')).toBe('true');
  await app.expectNoErrors();
});
