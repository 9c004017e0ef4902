import { expect, it } from 'vitest';
import type { Locator } from 'playwright';
import { SAMPLES } from './replay-app.ts';
import { shareApp } from './shared-app.ts';

const app = shareApp();

async function startWithLibrary(): Promise<void> {
  await app.begin(Object.values(SAMPLES));
  await expectSessions(3);
}

/** One session has been watched, is the current one, and has the focus. */
async function comeBackToLibrary(): Promise<void> {
  await startWithLibrary();
  await app.page.getByRole('row', { name: /Ada Example/ }).click();
  await app.waitUntilOpen();
  await app.button('Back to the library').click();
  await current().waitFor();
}

/** Waits until the list has so many sessions. */
async function expectSessions(count: number): Promise<void> {
  await expect.poll(() => grid().getAttribute('aria-rowcount')).toBe(String(count + 1));
}

const grid = (): Locator => app.page.getByRole('grid', { name: 'Sessions' });
const current = (): Locator => app.page.locator('[role=grid] [data-current]');
const choice = (name: RegExp): Locator =>
  app.page.getByRole('complementary', { name: 'Filters' }).getByRole('checkbox', { name });

/** The cells of one column, from top to bottom. */
function column(key: string): Promise<string[]> {
  return app.page.locator(`td[data-column="${key}"]`).allInnerTexts();
}

const BY_DURATION = ['4:14', '1:10', '0:48'];

it('lists sessions with their facts, sorts by any column, and remembers the order', async () => {
  await startWithLibrary();
  expect(await app.page.getByRole('columnheader').allInnerTexts()).toEqual([
    '',
    'Star',
    expect.stringMatching(/Started/),
    'Duration',
    'First URL',
    'Person',
    'Errors',
    'Events',
    'Tags',
    'Health',
    'Actions',
  ]);
  await grid().getByRole('button', { name: 'Duration' }).click();
  await expect.poll(() => column('duration')).toEqual(BY_DURATION);
  await grid().getByRole('button', { name: 'Duration' }).click();
  await expect.poll(() => column('duration')).toEqual(BY_DURATION.toReversed());
  await app.restart();
  await expect.poll(() => column('duration')).toEqual(BY_DURATION.toReversed());
  await app.expectNoErrors();
});

it('shows the columns that were chosen, also after a restart', async () => {
  await startWithLibrary();
  await app.button('Columns').click();
  await app.page.getByRole('checkbox', { name: 'Windows' }).check();
  await app.page.getByRole('checkbox', { name: 'Health' }).uncheck();
  await app.page.keyboard.press('Escape');
  expect([(await column('windows')).toSorted(), await column('health')]).toEqual([['1', '1', '2'], []]);
  await app.restart();
  await expect.poll(async () => (await column('windows')).toSorted()).toEqual(['1', '1', '2']);
  await app.expectNoErrors();
});

it('is worked by keyboard alone', async () => {
  await comeBackToLibrary();
  await expect.poll(() => app.page.locator('[role=grid]:focus').count()).toBe(1);
  const { keyboard } = app.page;
  await keyboard.press('End');
  await keyboard.press('ArrowUp');
  expect(await grid().getAttribute('aria-activedescendant')).toBe(await current().getAttribute('id'));
  const chosen = await current().innerText();
  await keyboard.press('s');
  await current().getByRole('button', { name: 'Unstar' }).waitFor();
  await keyboard.press(' ');
  await app.page.getByText('1 selected').waitFor();
  await keyboard.press('Control+a');
  await app.page.getByText('3 selected').waitFor();
  await keyboard.press('Escape');
  await app.page.getByRole('toolbar', { name: 'Selected sessions' }).waitFor({ state: 'detached' });
  await keyboard.press('Enter');
  await app.waitUntilOpen();
  await keyboard.press('Backspace');
  await expect.poll(() => current().innerText()).toBe(chosen);
  expect(await app.page.locator('[role=grid]:focus').count()).toBe(1);
  await app.expectNoErrors();
});

it('narrows the list by facets, counts what each would leave, and takes all back', async () => {
  await startWithLibrary();
  await choice(/apply\.example/).check();
  await expectSessions(1);
  await app.page.getByText('1 of 3 sessions').waitFor();
  await app.button('Remove the filter Host: apply.example').waitFor();
  await app.button('Duration').first().click();
  await choice(/under 10 s|10 s – 1 min|1 min – 5 min/)
    .first()
    .check();
  await app.button('Clear all').click();
  await expectSessions(3);
  expect(await choice(/apply\.example/).isChecked()).toBe(false);
  await app.expectNoErrors();
});

it('says where the filters leave nothing, and offers to clear them', async () => {
  await startWithLibrary();
  await app.page.getByLabel('From', { exact: true }).fill('2040-01-01');
  await app.page.getByText('No session matches these filters.').waitFor();
  await app.button('Clear the filters').click();
  await expectSessions(3);
  await app.expectNoErrors();
});

it('remembers the filter and the current row over opening a session, and over a restart', async () => {
  await startWithLibrary();
  await app.page.getByRole('button', { name: 'Watched', exact: true }).waitFor();
  await choice(/apply\.example/).check();
  await choice(/ops\.example/).check();
  await expectSessions(2);
  await grid().press('End');
  const chosen = await current().innerText();
  await grid().press('Enter');
  await app.waitUntilOpen();
  await app.page.keyboard.press('s');
  const beside = app.page.getByRole('navigation', { name: 'Sessions' });
  await expect.poll(() => beside.getByRole('button').count()).toBe(2);
  await app.page.keyboard.press('Backspace');
  await expect.poll(() => current().innerText()).toBe(chosen);
  await app.restart();
  await expectSessions(2);
  await expect.poll(() => current().innerText()).toBe(chosen);
  await app.expectNoErrors();
});

it('marks a session as watched when it is opened', async () => {
  await startWithLibrary();
  const row = app.page.getByRole('row', { name: /Ada Example/ });
  expect(await app.page.locator('tr[data-watched]').count()).toBe(0);
  await row.click();
  await app.waitUntilOpen();
  await app.button('Back to the library').click();
  await expect.poll(() => row.getAttribute('data-watched')).toBe('true');
  await grid().press('w');
  await expect.poll(() => row.getAttribute('data-watched')).toBeNull();
  await app.expectNoErrors();
});

it('tags several sessions at once, and finds them by the tag', async () => {
  await startWithLibrary();
  const boxes = app.page.getByRole('checkbox', { name: 'Select', exact: true });
  await boxes.nth(0).click();
  await boxes.nth(1).click({ modifiers: ['Shift'] });
  await app.page.getByText('2 selected').waitFor();
  await app.button('Tags').click();
  await app.page.getByRole('combobox', { name: 'Tag' }).fill('to do');
  await app.page.keyboard.press('Enter');
  await expect.poll(() => column('tags')).toEqual(['to do', 'to do', '']);
  await app.page.keyboard.press('Escape');
  await app.page.getByRole('button', { name: 'Tag', exact: true }).click();
  await choice(/to do/).check();
  await expectSessions(2);
  await app.button('Tags').click();
  await app.button('Remove the tag to do').click();
  await expectSessions(0);
  await app.expectNoErrors();
});

it('removes what is selected after one question, and gives the tags back when it is imported again', async () => {
  await startWithLibrary();
  await app.page
    .getByRole('row', { name: /Ada Example/ })
    .getByRole('checkbox')
    .click();
  await app.button('Tags').click();
  await app.page.getByRole('combobox', { name: 'Tag' }).fill('kept');
  await app.page.keyboard.press('Enter');
  await expect.poll(() => column('tags')).toContain('kept');
  await app.page.keyboard.press('Escape');
  await grid().press('Control+a');
  await app.page.getByText('3 selected').waitFor();
  await app.button('Remove…').click();
  await app.page.getByRole('dialog', { name: 'Remove 3 sessions from the library?' }).waitFor();
  await app.button('Remove').click();
  await app.page.getByRole('button', { name: /A shop checkout/ }).click();
  await app.waitUntilOpen();
  await app.button('Back to the library').click();
  await expect.poll(() => column('tags')).toEqual(['kept']);
  await app.expectNoErrors();
});

it('keeps a view under a name, shows it again, and forgets it', async () => {
  await startWithLibrary();
  await choice(/apply\.example/).check();
  await expectSessions(1);
  await app.button('Views').click();
  await app.page.getByRole('textbox', { name: 'Name of this view' }).fill('Forms');
  await app.page.keyboard.press('Enter');
  await app.button('Forms').waitFor();
  await app.page.keyboard.press('Escape');
  await app.button('Clear all').click();
  await expectSessions(3);
  await app.button('Views').click();
  await app.button('Forms').click();
  await expectSessions(1);
  await app.button('Views').click();
  await app.button('Remove the view Forms').click();
  await app.page.getByText('No view is saved yet.').waitFor();
  await app.expectNoErrors();
});

it('removes a session only after asking, and can import its file again', async () => {
  await startWithLibrary();
  const row = app.page.getByRole('row', { name: /Ada Example/ });
  await row.getByRole('button', { name: 'Remove from the library' }).click();
  await app.button('Keep it').click();
  await expectSessions(3);
  await row.getByRole('button', { name: 'Remove from the library' }).click();
  await app.button('Remove').click();
  await expectSessions(2);
  await app.expectNoErrors();
});

it('shows the source’s SHA-256 in the details', async () => {
  await app.beginIn(SAMPLES.shop);
  const details = await app.openTab('Details');
  expect(await details.innerText()).toMatch(/[0-9a-f]{64}/);
  expect(await details.innerText()).toContain('posthog-export-2023-04-28');
  await app.expectNoErrors();
});
