import { expect, it } from 'vitest';
import { SAMPLES } from './replay-app.ts';
import { shareApp } from './shared-app.ts';

const app = shareApp();

const title = () => app.page.getByRole('heading', { level: 1 });
const field = () => app.page.getByRole('textbox', { name: 'Title of the session' });
const verdict = () => app.page.getByRole('button', { name: /^Verdict:/ });

/** Opens the first of the library's three sessions. */
async function openFirst(): Promise<void> {
  await app.begin(Object.values(SAMPLES));
  await app.page.getByRole('row').nth(1).click();
  await app.waitUntilOpen();
  await app.pause();
  await verdict().waitFor();
}

it('renames the session in place, and leaves the automatic title where nothing is typed', async () => {
  await app.beginIn(SAMPLES.shop);
  const before = await title().innerText();
  await verdict().waitFor();
  await app.page.keyboard.press('F2');
  await field().fill('Payment fails at the bank');
  await app.page.keyboard.press('Enter');
  await expect.poll(() => title().innerText()).toBe('Payment fails at the bank');
  await expect.poll(() => app.page.title()).toContain('Payment fails at the bank');
  await title().dblclick();
  await field().fill('not this');
  await app.page.keyboard.press('Escape');
  await expect.poll(() => title().innerText()).toBe('Payment fails at the bank');
  await title().dblclick();
  await field().fill('');
  await app.page.keyboard.press('Enter');
  await expect.poll(() => title().innerText()).toBe(before);
  await app.expectNoErrors();
});

it('gives a verdict by V and the keyboard, a star and a tag', async () => {
  await app.beginIn(SAMPLES.shop);
  await verdict().waitFor();
  const before = await verdict().innerText();
  await app.page.keyboard.press('v');
  await app.page.getByRole('menu', { name: 'Verdict' }).waitFor();
  await app.page.keyboard.press('ArrowDown');
  await app.page.keyboard.press('Enter');
  await expect.poll(() => verdict().innerText()).not.toBe(before);
  await app.button('Star').click();
  await expect.poll(() => app.button('Star').getAttribute('aria-pressed')).toBe('true');
  await app.button('Tags').click();
  await app.page.getByRole('textbox', { name: 'New tag' }).fill('payments');
  await app.page.keyboard.press('Enter');
  await app.page.getByRole('checkbox', { name: 'payments' }).waitFor();
  await app.page.keyboard.press('Escape');
  await app.button('Tags: payments').waitFor();
  await app.expectNoErrors();
});

it('says of which session it is a duplicate', async () => {
  await openFirst();
  await app.page.keyboard.press('v');
  await app.page.getByRole('menuitemradio', { name: 'Duplicate of Ada Example' }).click();
  await expect.poll(() => verdict().innerText()).toBe('Duplicate of Ada Example');
  await app.expectNoErrors();
});

it('goes on to the next session by a verdict only where that was asked for', async () => {
  await openFirst();
  const giveVerdict = async (): Promise<void> => {
    await app.page.keyboard.press('v');
    await app.page.getByRole('menuitemradio').nth(1).click();
  };
  await app.page.getByText('1 of 3').waitFor();
  const before = await verdict().innerText();
  await giveVerdict();
  await expect.poll(() => verdict().innerText()).not.toBe(before);
  await app.page.getByText('1 of 3').waitFor();
  const preferences = await app.openPreferences();
  await preferences.getByRole('checkbox', { name: /^Open the next session/ }).check();
  await app.closeDialog();
  await giveVerdict();
  await app.page.getByText('2 of 3').waitFor();
  await app.waitUntilOpen();
  await app.expectNoErrors();
});

it('goes on to the next session at the end of one', async () => {
  await openFirst();
  const preferences = await app.openPreferences();
  await preferences.getByRole('checkbox', { name: /^Open the next session/ }).check();
  await app.closeDialog();
  const length = Number(await app.slider.getAttribute('aria-valuemax'));
  await app.clickSlider(length - 1000);
  await app.waitUntilLoaded();
  await app.page.keyboard.press(' ');
  await app.page.getByText('2 of 3').waitFor();
  await app.waitUntilOpen();
  await app.expectNoErrors();
});

it('has room for all of its header at 1024 px, and more', async () => {
  await openFirst();
  for (const width of [1024, 1280]) {
    await app.resize(width, 700);
    const header = app.page.getByRole('main', { name: 'Session' }).locator('header').first();
    const beyond = header.evaluate((element) => [
      element.scrollWidth - element.clientWidth,
      ...Array.from(element.children, (child) => child.getBoundingClientRect().right - innerWidth),
    ]);
    expect(Math.max(...(await beyond))).toBeLessThanOrEqual(0);
  }
  await app.expectNoErrors();
});
