import { expect, it } from 'vitest';
import type { Locator } from 'playwright';
import { SAMPLES } from './replay-app.ts';
import { shareApp } from './shared-app.ts';

const app = shareApp();

const grid = (): Locator => app.page.getByRole('grid', { name: 'Sessions' });
const menu = (): Locator => app.page.getByRole('menu', { name: 'Verdicts' });
const filters = (): Locator => app.page.getByRole('complementary', { name: 'Filters' });
const dialog = (): Locator => app.page.getByRole('dialog', { name: 'Verdicts of this library' });

function verdictsInTable(): Promise<string[]> {
  return app.page.locator('td[data-column="verdict"]').allInnerTexts();
}

async function startWithLibrary(): Promise<void> {
  await app.begin(Object.values(SAMPLES));
  await expect.poll(() => grid().getAttribute('aria-rowcount')).toBe('4');
  await filters()
    .getByRole('button', { name: /^To do/ })
    .waitFor();
}

/** The names of the verdicts, as the dialog lists them. */
function namesInDialog(): Promise<string[]> {
  return dialog()
    .getByRole('textbox', { name: /^Name of/ })
    .evaluateAll((fields) => fields.map((field) => (field as HTMLInputElement).value));
}

it('gives a verdict to the current session by keys alone, and counts it beside the list', async () => {
  await startWithLibrary();
  await grid().press('Home');
  await grid().press('v');
  await menu().waitFor();
  await app.page.keyboard.press('ArrowDown');
  await app.page.keyboard.press('Enter');
  await expect.poll(verdictsInTable).toEqual(['Reproduced', 'To do', 'To do']);
  expect(await app.page.locator('[role=grid]:focus').count()).toBe(1);
  await grid().press('ArrowDown');
  await grid().press('v');
  await menu().waitFor();
  await app.page.keyboard.press('3');
  await expect.poll(verdictsInTable).toEqual(['Reproduced', 'Not reproduced', 'To do']);
  await filters().getByRole('button', { name: 'Reproduced 1', exact: true }).click();
  await expect.poll(verdictsInTable).toEqual(['Reproduced']);
  await filters().getByRole('button', { name: 'All sessions 3' }).click();
  await expect.poll(async () => (await verdictsInTable()).length).toBe(3);
  await app.expectNoErrors();
});

it('gives one to all that are selected, and says of which session some are duplicates', async () => {
  await startWithLibrary();
  await grid().press('Home');
  await grid().press(' ');
  await grid().press('ArrowDown');
  await grid().press(' ');
  const bar = app.page.getByRole('toolbar', { name: 'Selected sessions' });
  await bar.getByRole('button', { name: 'Verdict' }).click();
  await menu()
    .getByRole('menuitemradio', { name: /^Duplicate of/ })
    .click();
  const others = app.page.getByRole('group', { name: 'Duplicate of' });
  await others.getByRole('searchbox', { name: 'Find a session' }).fill('ada');
  await others.getByRole('button', { name: /shop-checkout/ }).click();
  await expect
    .poll(async () => (await verdictsInTable()).toSorted())
    .toEqual(['Duplicate of', 'Duplicate of', 'To do']);
  await app.expectNoErrors();
});

it('lets the list of verdicts be edited', async () => {
  await startWithLibrary();
  await grid().press('Home');
  await grid().press('v');
  await menu().getByRole('menuitem', { name: 'Edit verdicts…' }).click();
  await dialog().waitFor();
  expect(await namesInDialog()).toEqual(['To do', 'Reproduced', 'Not reproduced', 'Duplicate of', 'Done']);
  await dialog().getByRole('textbox', { name: 'New verdict' }).fill('Waiting');
  await app.page.keyboard.press('Enter');
  await expect.poll(async () => (await namesInDialog()).at(-1)).toBe('Waiting');
  await dialog().getByRole('button', { name: 'Move Waiting up' }).click();
  await expect.poll(async () => (await namesInDialog()).at(-1)).toBe('Done');
  await dialog().getByRole('textbox', { name: 'Name of Waiting' }).fill('On hold');
  await app.page.keyboard.press('Enter');
  await expect.poll(namesInDialog).toContain('On hold');
  await dialog().getByRole('button', { name: 'Remove On hold' }).click();
  await expect.poll(namesInDialog).not.toContain('On hold');
  expect(await dialog().getByRole('button', { name: 'Remove To do' }).isDisabled()).toBe(true);
  await dialog().getByRole('textbox', { name: 'New verdict' }).fill('Done');
  await app.page.keyboard.press('Enter');
  await dialog().getByText('There is a verdict “Done” already.').waitFor();
  await app.expectNoErrors();
});
