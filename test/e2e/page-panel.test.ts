import { expect, it } from 'vitest';
import type { Locator } from 'playwright';
import { SAMPLES } from './replay-app.ts';
import { shareApp } from './shared-app.ts';

const app = shareApp();

/** The checkout of the shop, after the payment failed. */
async function openCheckout(): Promise<void> {
  await app.beginIn(SAMPLES.shop);
  await app.clickSlider(56_000);
  await app.expectText('The payment did not go through');
  await app.openTab('Page');
  await row('<body').waitFor();
}

const tree = (): Locator => app.page.getByRole('tree', { name: 'The page’s nodes' });
const row = (text: string): Locator => tree().getByRole('treeitem').filter({ hasText: text });
const selected = (): Locator => tree().locator('[aria-selected="true"]');
const node = (): Locator => app.page.getByRole('region', { name: 'The selected node' });

async function find(typed: string): Promise<void> {
  await app.page.getByRole('searchbox', { name: 'Find by CSS selector or text' }).fill(typed);
  await app.page.keyboard.press('Enter');
}

it('finds a node by its selector, and tells where it is drawn and when it changed', async () => {
  await openCheckout();
  await find('button#pay');
  await expect.poll(() => selected().innerText()).toContain('<button');
  await expect.poll(() => node().innerText()).toMatch(/\d+ × \d+ px at \d+, \d+/);
  await expect
    .poll(() => node().getByRole('listitem').allInnerTexts())
    .toContainEqual(expect.stringMatching(/0:53\.\d{3}\s+Clicked/));
  await node()
    .getByRole('button', { name: /Clicked/ })
    .first()
    .click();
  await expect.poll(() => app.position()).toBeLessThan(53_500);
  await app.expectNoErrors();
});

it('finds a node by its text, and goes on to the next one', async () => {
  await openCheckout();
  await find('card');
  const found = app.page.locator('.find-in-page__found');
  await expect.poll(() => found.innerText()).toMatch(/^1 of \d+$/);
  await app.page.keyboard.press('Enter');
  await expect.poll(() => found.innerText()).toMatch(/^2 of \d+$/);
  expect(await selected().innerText()).toMatch(/card/i);
  await find('nowhere on this page');
  await expect.poll(() => found.innerText()).toBe('None');
  await app.expectNoErrors();
});

it('is walked through by arrow keys', async () => {
  await openCheckout();
  await find('main');
  await expect.poll(() => selected().innerText()).toContain('<main');
  await tree().focus();
  await app.page.keyboard.press('ArrowRight');
  await expect.poll(() => selected().getAttribute('aria-expanded')).toBe('true');
  await app.page.keyboard.press('ArrowRight');
  const inside = Number(await selected().getAttribute('aria-level'));
  await app.page.keyboard.press('ArrowLeft');
  await app.page.keyboard.press('ArrowLeft');
  await expect.poll(async () => Number(await selected().getAttribute('aria-level'))).toBeLessThan(inside);
  await app.expectNoErrors();
});

it('lets a node be chosen by pointing at it on the page', async () => {
  await openCheckout();
  await app.button('Point at a node of the page').click();
  const place = await app.inDocument(() => {
    const { x, y, width, height } = document.querySelector('h1')!.getBoundingClientRect();
    return { x: (x + width / 2) / innerWidth, y: (y + height / 2) / innerHeight };
  });
  const stage = (await app.page.getByTitle('Replayed page').boundingBox())!;
  const frame = await (await app.document()).parentFrame()!.evaluate(() => {
    const { x, y, width, height } = document.querySelector('iframe')!.getBoundingClientRect();
    return { x, y, width, height };
  });
  const box = { ...frame, x: stage.x + frame.x, y: stage.y + frame.y };
  await app.page.mouse.click(box.x + place.x * box.width, box.y + place.y * box.height);
  await expect.poll(() => selected().innerText()).toContain('<h1');
  expect(await app.button('Point at a node of the page').getAttribute('aria-pressed')).toBe('false');
  await app.expectNoErrors();
});

it('follows the page to another moment', async () => {
  await openCheckout();
  await find('The payment did not go through');
  await expect.poll(() => selected().innerText()).toContain('The payment did not');
  await app.clickSlider(3_000);
  await expect.poll(() => row('The payment did not').count()).toBe(0);
  await row('<body').waitFor();
  await app.expectNoErrors();
});
