import { expect, it } from 'vitest';
import { SAMPLES } from './replay-app.ts';
import { shareApp } from './shared-app.ts';

const app = shareApp();

async function openSample(): Promise<void> {
  await app.beginIn(SAMPLES.shop);
}

const field = () => app.page.getByRole('textbox', { name: 'Text of the bookmark' });
const items = () => app.page.getByRole('tabpanel', { name: 'Bookmarks' }).getByRole('listitem');

/** Bookmarks the moment that is shown, by keyboard alone. */
async function bookmark(text: string): Promise<void> {
  await app.page.keyboard.press('b');
  await field().waitFor();
  await app.page.keyboard.type(text);
  await app.page.keyboard.press('Enter');
  await field().waitFor({ state: 'detached' });
}

it('marks a moment by B with a line of text, lists it, goes there, and finds it by its words', async () => {
  await openSample();
  await app.clickSlider(30_000);
  const moment = await app.position();
  await bookmark('the checkout');
  await app.page.keyboard.press('ArrowRight');
  await bookmark('a moment later');
  await app.openTab('Bookmarks');
  await expect
    .poll(() => items().allInnerTexts())
    .toEqual([expect.stringContaining('the checkout'), expect.stringContaining('a moment later')]);
  await app.page.keyboard.press('Home');
  await items()
    .first()
    .getByRole('button', { name: /the checkout/ })
    .click();
  await expect.poll(() => app.position()).toBe(moment);
  await app.page.getByRole('searchbox', { name: 'Search within' }).fill('LATER');
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
  await bookmark('but this');
  await app.openTab('Bookmarks');
  await expect.poll(() => items().allInnerTexts()).toEqual([expect.stringContaining('but this')]);
  await app.expectNoErrors();
});

it('marks the range that is selected, and selects it again', async () => {
  await openSample();
  await app.clickSlider(10_000);
  await app.page.keyboard.press('[');
  await app.clickSlider(20_000);
  await app.page.keyboard.press(']');
  await bookmark('a stretch');
  await app.page.keyboard.press('Escape');
  const edge = app.page.getByRole('slider', { name: 'End of the range' });
  await edge.waitFor({ state: 'detached' });
  await app.openTab('Bookmarks');
  await items()
    .first()
    .getByRole('button', { name: /a stretch/ })
    .click();
  await edge.waitFor();
  await app.expectNoErrors();
});

it('removes a bookmark, and takes that back', async () => {
  await openSample();
  await bookmark('precious');
  await app.openTab('Bookmarks');
  await app.button('Remove the bookmark').click();
  await expect.poll(() => items().count()).toBe(0);
  await app.button('Undo').click();
  await expect.poll(() => items().allInnerTexts()).toEqual([expect.stringContaining('precious')]);
  await app.expectNoErrors();
});

it('keeps bookmarks when a session is removed and imported again', async () => {
  await openSample();
  await app.clickSlider(30_000);
  await bookmark('outlives');
  await app.openTab('Bookmarks');
  await app.restart();
  await app.button('Remove from the library').click();
  await app.button('Remove').click();
  await app.page.getByRole('row', { name: /Ada Example/ }).waitFor({ state: 'detached' });
  await app.restart([SAMPLES.shop]);
  await app.waitUntilOpen();
  await expect.poll(() => items().allInnerTexts()).toEqual([expect.stringContaining('outlives')]);
  await app.expectNoErrors();
});
