import { expect, it } from 'vitest';
import { SAMPLES } from './replay-app.ts';
import { shareApp } from './shared-app.ts';

const app = shareApp();

async function openSample(): Promise<void> {
  await app.beginIn(SAMPLES.shop);
}

const field = () => app.page.getByRole('textbox', { name: 'Text of the note' });
const items = () => app.page.getByRole('tabpanel', { name: 'Notes' }).getByRole('listitem');

/** Writes a note on the moment that is shown, by keyboard alone. */
async function note(text: string): Promise<void> {
  await app.page.keyboard.press('b');
  await field().waitFor();
  await app.page.keyboard.type(text);
  await app.page.keyboard.press('Enter');
  await field().waitFor({ state: 'detached' });
}

it('marks a moment by B with a text, lists it, goes there, and finds it by its words', async () => {
  await openSample();
  await app.clickSlider(30_000);
  const moment = await app.position();
  await note('the checkout');
  await app.page.keyboard.press('ArrowRight');
  await note('a moment later');
  await app.openTab('Notes');
  await expect
    .poll(() => items().allInnerTexts())
    .toEqual([expect.stringContaining('the checkout'), expect.stringContaining('a moment later')]);
  await app.page.keyboard.press('Home');
  await items()
    .first()
    .getByRole('button', { name: /the checkout/ })
    .click();
  await expect.poll(() => app.position()).toBe(moment);
  await app.page.getByRole('searchbox', { name: 'Filter' }).fill('LATER');
  await expect.poll(() => items().count()).toBe(1);
  await app.expectNoErrors();
});

it('keeps the mark without text by Escape, and opens the same one again by another B', async () => {
  await openSample();
  await app.clickSlider(20_000);
  await app.page.keyboard.press('b');
  await field().waitFor();
  await app.page.keyboard.type('not this');
  await app.page.keyboard.press('Escape');
  await field().waitFor({ state: 'detached' });
  await app.page.getByRole('main', { name: 'Session' }).waitFor();
  await note('but this');
  await app.openTab('Notes');
  await expect.poll(() => items().allInnerTexts()).toEqual([expect.stringContaining('but this')]);
  await app.expectNoErrors();
});

it('marks the range that is selected, and selects it again', async () => {
  await openSample();
  await app.clickSlider(10_000);
  await app.page.keyboard.press('[');
  await app.clickSlider(20_000);
  await app.page.keyboard.press(']');
  await note('a stretch');
  await app.page.keyboard.press('t');
  await app.page.keyboard.press('Escape');
  const edge = app.page.getByRole('slider', { name: 'End of the range' });
  await edge.waitFor({ state: 'detached' });
  await app.openTab('Notes');
  await items()
    .first()
    .getByRole('button', { name: /a stretch/ })
    .click();
  await edge.waitFor();
  await app.expectNoErrors();
});

it('takes several lines, and says who wrote it and when, in UTC', async () => {
  await openSample();
  const preferences = await app.openPreferences();
  await preferences.getByRole('textbox', { name: 'Your name, on notes' }).fill('Ada Tester');
  await app.closeDialog();
  await app.page.keyboard.press('b');
  await field().waitFor();
  await app.page.keyboard.type('one line');
  await app.page.keyboard.press('Shift+Enter');
  await app.page.keyboard.type('and another');
  await app.page.keyboard.press('Enter');
  await app.openTab('Notes');
  await expect
    .poll(() => items().first().innerText())
    .toMatch(/one line\nand another\s+Ada Tester · \d{4}-\d\d-\d\d \d\d:\d\d UTC/);
  await app.expectNoErrors();
});

it('pauses playing while a note is written, and leaves the page where it is', async () => {
  await openSample();
  await app.page.keyboard.press('Home');
  await app.button('Play').click();
  await app.button('Pause').waitFor();
  const stage = app.page.locator('iframe');
  const before = await stage.boundingBox();
  await app.page.keyboard.press('b');
  await field().waitFor();
  await app.button('Play').waitFor();
  expect(await stage.boundingBox()).toEqual(before);
  await app.page.keyboard.press('Escape');
  await app.expectNoErrors();
});

it('writes a note on a row, which then has a mark, and leads back to it', async () => {
  await openSample();
  const panel = await app.openTab('Console');
  const row = panel.getByRole('row', { name: /payment failed with 500/ });
  await row.click({ button: 'right' });
  await app.page.getByRole('menuitem', { name: 'Add note' }).click();
  await field().fill('the bank refused');
  await app.page.keyboard.press('Enter');
  await row.getByText('Has a note').waitFor();
  await app.openTab('Notes');
  await items()
    .first()
    .getByRole('button', { name: /payment failed with 500/ })
    .click();
  await app.openTab('Console');
  await expect.poll(() => row.getAttribute('aria-selected')).toBe('true');
  await app.expectNoErrors();
});

it('writes a note on the session from its header, which counts all notes', async () => {
  await openSample();
  await note('a moment');
  await app.button('Notes: 1').waitFor();
  await app.page.getByRole('button', { name: /^Notes/ }).click();
  await app.page.getByText('Note on this session').waitFor();
  await field().fill('seen by three people');
  await app.page.keyboard.press('Enter');
  await app.button('Notes: 2').waitFor();
  await app.openTab('Notes');
  expect(await items().first().innerText()).toMatch(/^Session\s+seen by three people/);
  await app.expectNoErrors();
});

it('offers on a note to go there, to copy it and a link, to edit and to remove it', async () => {
  await openSample();
  await note('by menu');
  await app.openTab('Notes');
  await items().first().click({ button: 'right' });
  const menu = app.page.getByRole('menu', { name: 'Note' });
  expect(await menu.getByRole('menuitem').allInnerTexts()).toEqual([
    'Go there',
    'Copy link to this moment',
    expect.stringContaining('Copy note'),
    'Edit note',
    'Remove note',
  ]);
  await menu.getByRole('menuitem', { name: 'Remove note' }).click();
  await expect.poll(() => items().count()).toBe(0);
  await app.expectNoErrors();
});

it('removes a note, and takes that back', async () => {
  await openSample();
  await note('precious');
  await app.openTab('Notes');
  await app.button('Remove note').click();
  await expect.poll(() => items().count()).toBe(0);
  await app.button('Undo').click();
  await expect.poll(() => items().allInnerTexts()).toEqual([expect.stringContaining('precious')]);
  await app.expectNoErrors();
});

it('keeps notes when a session is removed and imported again', async () => {
  await openSample();
  await app.clickSlider(30_000);
  await note('outlives');
  await app.openTab('Notes');
  await app.restart();
  await app.button('Remove from the library').click();
  await app.button('Remove').click();
  await app.page.getByRole('row', { name: /Ada Example/ }).waitFor({ state: 'detached' });
  await app.restart([SAMPLES.shop]);
  await app.waitUntilOpen();
  await expect.poll(() => items().allInnerTexts()).toEqual([expect.stringContaining('outlives')]);
  await app.expectNoErrors();
});
