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

/** The titles of the columns, from left to right. */
async function headers(): Promise<string[]> {
  const texts = await app.page.getByRole('columnheader').allInnerTexts();
  return texts.map((text) => text.replace(/\s*[↑↓]\s*/, '').trim());
}

/** Shows the filters that are seldom needed. */
async function showMoreFilters(): Promise<void> {
  await app.page.getByRole('button', { name: /^More filters/ }).click();
}

const USUAL = ['', 'Session', 'Started', 'Length', 'Problems', 'Verdict', 'Tags', 'Actions', 'Health'];
const BY_DURATION = ['4:14', '1:10', '0:48'];

it('lists sessions with their facts, sorts by any column, and remembers the order', async () => {
  await startWithLibrary();
  expect(await headers()).toEqual(USUAL);
  await grid().getByRole('button', { name: 'Length' }).click();
  await expect.poll(() => column('duration')).toEqual(BY_DURATION);
  await grid().getByRole('button', { name: 'Length' }).click();
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

it('says in two lines what a session is, and in one what went wrong', async () => {
  await startWithLibrary();
  const session = app.page.locator('td[data-column="session"]', { hasText: 'Ada Example' });
  expect((await session.innerText()).split('\n').filter(Boolean)).toEqual([
    'shop.example',
    'Ada Example · shop-checkout.json',
  ]);
  const problems = app.page.getByRole('row', { name: /Ada Example/ }).locator('td[data-column="problems"]');
  expect((await problems.innerText()).replace(/\s+/g, ' ')).toBe('2 failed · 1 error');
  await app.expectNoErrors();
});

it('makes columns wider and moves them, by pointer and by keys, and remembers both', async () => {
  await startWithLibrary();
  const edge = (): Locator => app.page.getByRole('separator', { name: 'Width of Verdict' });
  const width = async (): Promise<number> => Number(await edge().getAttribute('aria-valuenow'));
  const before = await width();
  await edge().press('ArrowRight');
  await expect.poll(width).toBe(before + 16);
  const box = await edge().boundingBox();
  await edge().hover();
  await app.page.mouse.down();
  await app.page.mouse.move((box?.x ?? 0) + 44, box?.y ?? 0, { steps: 4 });
  await app.page.mouse.up();
  await expect.poll(width).toBeGreaterThan(before + 40);
  const chosen = await width();

  await grid().getByRole('button', { name: 'Verdict' }).press('Control+Shift+ArrowLeft');
  const moved = ['', 'Session', 'Started', 'Length', 'Verdict', 'Problems', 'Tags', 'Actions', 'Health'];
  await expect.poll(headers).toEqual(moved);
  await grid().getByRole('button', { name: 'Length' }).hover();
  await app.page.mouse.down();
  const target = await grid().getByRole('button', { name: 'Started' }).boundingBox();
  await app.page.mouse.move((target?.x ?? 0) + 20, (target?.y ?? 0) + 10, { steps: 6 });
  await app.page.mouse.up();
  const dragged = ['', 'Session', 'Length', 'Started', 'Verdict', 'Problems', 'Tags', 'Actions', 'Health'];
  await expect.poll(headers).toEqual(dragged);
  expect(await app.page.getByRole('columnheader', { name: 'Length' }).getAttribute('aria-sort')).toBe('none');

  await app.restart();
  await expect.poll(headers).toEqual(dragged);
  expect(await width()).toBe(chosen);
  await app.button('Columns').click();
  await app.button('Usual columns').click();
  await expect.poll(headers).toEqual(USUAL);
  await app.button('Move Started up').click();
  await expect.poll(async () => (await headers()).slice(0, 3)).toEqual(['', 'Started', 'Session']);
  await app.expectNoErrors();
});

it('previews the current session, and opens it at a moment of its story', async () => {
  await startWithLibrary();
  const peek = (): Locator => app.page.getByRole('complementary', { name: 'Preview' });
  await grid().press('End');
  await grid().press('Home');
  await expect.poll(() => current().innerText()).not.toBe('');
  while (!(await current().innerText()).includes('Ada Example')) {
    await grid().press('ArrowDown');
  }
  await peek().getByText('POST /api/payments failed (500)').first().waitFor();
  expect(await peek().getByRole('option').count()).toBe(4);
  await peek().getByRole('option').locator('img').first().waitFor();
  // A look at its pictures is not watching it.
  expect(await app.page.locator('tr[data-watched]').count()).toBe(0);
  await grid().press('p');
  await peek().waitFor({ state: 'detached' });
  await app.restart();
  await expectSessions(3);
  expect(await peek().count()).toBe(0);
  await grid().press('p');
  await peek().getByRole('button', { name: '0:53', exact: true }).click();
  await app.waitUntilOpen();
  await expect.poll(() => app.position()).toBeGreaterThan(52_000);
  await app.expectNoErrors();
});

it('shows the pictures of the session on which the pointer rests, beside its row', async () => {
  await startWithLibrary();
  const row = app.page.getByRole('row', { name: /Ada Example/ });
  const cell = row.locator('td[data-column="session"]');
  const pictures = (): Locator => app.page.getByRole('group', { name: 'Pictures of the session' });
  await app.button('Hide preview').click();
  await app.button('Show preview').waitFor();

  await cell.hover();
  await pictures().getByRole('option').locator('img').first().waitFor();
  const count = await pictures().getByRole('option').count();
  expect([count > 4, count <= 8]).toEqual([true, true]);
  const [box, shown] = [await row.boundingBox(), await pictures().boundingBox()];
  const isApart = shown!.y >= box!.y + box!.height || shown!.y + shown!.height <= box!.y;
  expect(isApart).toBe(true);

  // Of what is open, Esc closes this one only.
  await grid().press('Control+a');
  await pictures().waitFor({ state: 'detached' });
  await app.page.getByText('3 selected').waitFor();
  await row.locator('td[data-column="duration"]').hover();
  await cell.hover();
  await pictures().waitFor();
  await app.page.keyboard.press('Escape');
  await pictures().waitFor({ state: 'detached' });
  await app.page.getByText('3 selected').waitFor();
  await app.button('Clear selection').click();

  await cell.hover();
  await pictures().waitFor();
  await app.page.mouse.wheel(0, 40);
  await pictures().waitFor({ state: 'detached' });
  await row.locator('td[data-column="duration"]').hover();
  await cell.hover();
  await pictures().waitFor();
  await app.button('Columns').hover();
  await pictures().waitFor({ state: 'detached' });

  await cell.hover();
  await pictures()
    .getByRole('option', { name: /POST \/api\/payments/ })
    .first()
    .click();
  await app.waitUntilOpen();
  await expect.poll(() => app.position()).toBeGreaterThan(52_000);
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
  await showMoreFilters();
  await app.button('Length').first().click();
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
  await showMoreFilters();
  await app.page.getByLabel('From', { exact: true }).fill('2040-01-01');
  await app.page.getByText('No session matches these filters.').waitFor();
  await app.button('Clear filters').click();
  await expectSessions(3);
  await app.expectNoErrors();
});

it('remembers the filter and the current row over opening a session, and over a restart', async () => {
  await startWithLibrary();
  await choice(/apply\.example/).waitFor();
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
  await showMoreFilters();
  await choice(/to do/).check();
  await expectSessions(2);
  await app.button('Tags').click();
  await app.button('Remove the tag to do').click();
  await expectSessions(0);
  await app.expectNoErrors();
});

it('removes everything after one question, and gives the tags back when it is imported again', async () => {
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
  await app.page.getByRole('toolbar').getByRole('button', { name: 'Remove', exact: true }).click();
  const question = app.page.getByRole('dialog', { name: 'Remove 3 sessions from the library?' });
  await question.getByRole('button', { name: 'Remove', exact: true }).click();
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

it('asks before it removes all that there is', async () => {
  await app.begin([SAMPLES.shop]);
  await expectSessions(1);
  await app.button('Remove from the library').click();
  const question = app.page.getByRole('dialog', { name: 'Remove this session from the library?' });
  await question.getByRole('button', { name: 'Cancel' }).click();
  await question.waitFor({ state: 'detached' });
  await expectSessions(1);
  await app.expectNoErrors();
});

it('shows the source’s SHA-256 in the details', async () => {
  await app.beginIn(SAMPLES.shop);
  const details = await app.openTab('Details');
  expect(await details.innerText()).toMatch(/[0-9a-f]{64}/);
  expect(await details.innerText()).toContain('posthog-export-2023-04-28');
  await app.expectNoErrors();
});
