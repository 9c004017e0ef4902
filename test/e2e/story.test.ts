import { expect, it } from 'vitest';
import type { Locator } from 'playwright';
import { SAMPLES } from './replay-app.ts';
import { shareApp } from './shared-app.ts';

const app = shareApp();

const summary = (): Locator => app.page.getByRole('region', { name: 'Summary' });
const sentence = (panel: Locator, name: string | RegExp): Locator => panel.getByRole('option', { name });
const isArriving = (): Promise<string | null> => app.slider.getAttribute('aria-busy');

/** Waits until the page of a moment is shown; jumps go to just before what they are for. */
async function expectJump(toMs: number): Promise<void> {
  await expect.poll(() => app.position()).toBe(toMs - 1);
  await expect.poll(isArriving).toBe('false');
}

async function openStory(file: string): Promise<Locator> {
  await app.beginIn(file);
  await app.page.keyboard.press('Home');
  const panel = await app.openTab('Story');
  await panel.getByRole('option').first().waitFor();
  return panel;
}

it('begins the inspector with what went wrong, whose parts lead there', async () => {
  await app.beginIn(SAMPLES.shop);
  await app.openTab('Console');
  await expect
    .poll(() => summary().innerText())
    .toBe(
      '1 payment request failed (500) at 0:53.006, then the user tried again at 1:01.612 and it worked. 1 more failed request, 1 console error.',
    );
  await summary().getByRole('button', { name: '1 payment request failed (500)' }).click();
  await expectJump(53_006);
  await summary().getByRole('button', { name: '1:01.612' }).click();
  await expectJump(61_612);
  await summary().getByRole('button', { name: '1 console error' }).click();
  await expectJump(54_414);
  // What it tells of is selected where the list holds it.
  await app.page.getByRole('row', { selected: true }).getByText('payment failed with 500').waitFor();
  await app.expectNoErrors();
});

it('tells moments by the clock that is chosen', async () => {
  await app.beginIn(SAMPLES.shop);
  await app.openTab('Console');
  await app.page.getByRole('combobox', { name: 'Clock' }).selectOption('utc');
  await expect.poll(() => summary().innerText()).toMatch(/\(500\) at \d\d:\d\d:\d\d\.\d\d\d, then/);
  await app.expectNoErrors();
});

it('says that nothing failed, and the story of two windows in chapters', async () => {
  const panel = await openStory(SAMPLES.form);
  await expect.poll(() => summary().innerText()).toBe('No failed requests, no errors.');
  await sentence(panel, /^apply\.example\/apply Window 1/).waitFor();
  await sentence(panel, /^\/guide Window 2/)
    .first()
    .waitFor();
  await sentence(panel, 'Clicked Use this figure').click();
  await expectJump(24_969);
  await app.expectText('What rent can I afford?');
  await app.expectNoErrors();
});

it('tells what happened in sentences, and goes along them by a click and by the arrow keys', async () => {
  const panel = await openStory(SAMPLES.shop);
  const pay = sentence(panel, /POST \/api\/payments failed \(500\)/);
  await pay.click();
  await expectJump(53_006);
  expect(await pay.getAttribute('aria-selected')).toBe('true');
  await sentence(panel, /Filled in Card number \(masked\)/).waitFor();
  await panel.getByRole('listbox', { name: 'Story' }).focus();
  await app.page.keyboard.press('ArrowUp');
  await expectJump(53_002);
  await panel.getByRole('option', { name: /Clicked Pay now/, selected: true }).waitFor();
  await app.page.keyboard.press('Home');
  await expect.poll(() => app.position()).toBe(0);
  await panel.getByRole('option', { name: /^shop\.example\//, selected: true }).waitFor();
  await app.expectNoErrors();
});

it('marks the sentence that is played', async () => {
  const panel = await openStory(SAMPLES.shop);
  const played = (): Locator => panel.locator('[aria-current="step"]');
  await app.clickSlider(40_000);
  await expect.poll(() => played().innerText()).toContain('Filled in Street');
  await app.button('Play').click();
  await expect.poll(() => played().innerText()).toContain('Filled in Postcode');
  await app.pause();
  await app.expectNoErrors();
});

it('shows pictures of pages and problems, which lead there, also by keys', async () => {
  const panel = await openStory(SAMPLES.shop);
  await panel.getByRole('button', { name: 'Pictures' }).click();
  const board = panel.getByRole('listbox', { name: 'Storyboard' });
  await expect.poll(() => board.getByRole('option').count()).toBe(6);
  const first = board.getByRole('option', { name: /shop\.example\// });
  await first.locator('img').waitFor();
  const failed = board.getByRole('option', { name: /payments failed/ });
  await failed.click();
  await expectJump(53_006);
  await failed.locator('img').waitFor();
  const picture = (scene: Locator) => scene.locator('img').getAttribute('src');
  expect(await picture(failed)).not.toBe(await picture(first));
  await board.focus();
  await app.page.keyboard.press('ArrowRight');
  await expectJump(65_334);
  await board.getByRole('option', { name: /order\/NL-20417/, selected: true }).waitFor();
  await app.page.keyboard.press('Home');
  await board.getByRole('option', { name: /shop\.example\//, selected: true }).waitFor();
  await app.expectNoErrors();
});

it('asks for no picture of what is out of sight, until it is seen', async () => {
  const panel = await openStory(SAMPLES.app);
  await panel.getByRole('button', { name: 'Pictures' }).click();
  const board = panel.getByRole('listbox', { name: 'Storyboard' });
  await board.locator('img').first().waitFor();
  const last = board.getByRole('option').last();
  expect(await last.getAttribute('data-picture')).toBe('waiting');
  await last.scrollIntoViewIfNeeded();
  await last.locator('img').waitFor();
  await app.expectNoErrors();
});

it('renews the summary when a session that has just been imported is indexed', async () => {
  await app.begin();
  await app.handOver(SAMPLES.shop);
  await app.waitUntilOpen();
  await app.openTab('Story');
  await expect.poll(() => summary().innerText(), { timeout: 20_000 }).toMatch(/^1 payment request failed/);
  await sentence(app.page.getByRole('tabpanel', { name: 'Story' }), 'Clicked Try again').waitFor();
  await app.expectNoErrors();
});

it('offers on a sentence to copy it, a link to its moment, and a note there', async () => {
  const panel = await openStory(SAMPLES.shop);
  await sentence(panel, /failed/)
    .first()
    .click({ button: 'right' });
  const menu = app.page.getByRole('menu', { name: 'Sentence' });
  await menu.getByRole('menuitem', { name: 'Copy sentence' }).click();
  await expect
    .poll(() => app.electron.evaluate(({ clipboard }) => clipboard.readText()))
    .toMatch(/^0:22\.094 \(2026-.*Z\) GET .* failed \(404\)/);
  await panel.getByRole('listbox', { name: 'Story' }).focus();
  await app.page.keyboard.press('Shift+F10');
  await menu.getByRole('menuitem', { name: 'Add note here' }).click();
  await app.page.getByRole('textbox', { name: 'Text of the note' }).waitFor();
  await app.expectNoErrors();
});
