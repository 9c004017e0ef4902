import { expect, it } from 'vitest';
import { SAMPLES } from './replay-app.ts';
import { shareApp } from './shared-app.ts';

const app = shareApp();

const told = () => app.page.getByTestId('position').innerText();
const choose = (name: string) => app.page.getByRole('combobox', { name: 'Clock' }).selectOption(name);

it('tells moments by the clock that is chosen, everywhere, and remembers it', async () => {
  await app.beginIn(SAMPLES.shop);
  await app.page.keyboard.press('Home');
  expect(await told()).toBe('0:00.000');
  await choose('UTC');
  await expect.poll(told).toMatch(/^2026-11-23 \d\d:\d\d:\d\d\.\d{3} UTC$/);
  const utc = Date.parse((await told()).replace(' UTC', 'Z').replace(' ', 'T'));
  await choose('UTC+05:45');
  const there = await told();
  expect(there).toMatch(/UTC\+05:45$/);
  const shifted = Date.parse(there.replace(' UTC+05:45', 'Z').replace(' ', 'T'));
  expect(shifted - utc).toBe((5 * 60 + 45) * 60_000);
  const panel = await app.openTab('User');
  const time = there.split(' ')[1]!;
  await expect.poll(() => panel.locator('.item-line__time').first().innerText()).toBe(time);
  await app.restart([SAMPLES.shop]);
  await app.waitUntilOpen();
  expect(await told()).toMatch(/UTC\+05:45$/);
  await app.expectNoErrors();
});

it('copies a link to the moment by a click on it, and goes there when it is pasted', async () => {
  await app.beginIn(SAMPLES.shop);
  await app.clickSlider(26_000);
  const moment = await app.position();
  await app.page.getByTitle('Copy a link to this moment').click();
  await app.page.getByText('Link to this moment copied.').waitFor();
  const link = await app.electron.evaluate(({ clipboard }) => clipboard.readText());
  expect(link).toMatch(/^[0-9a-f]{64}@\d{13}$/);
  await app.page.keyboard.press('Home');
  await app.button('Back to the library').click();
  await app.page.getByRole('row', { name: /Ada Example/ }).waitFor();
  await app.paste();
  await app.waitUntilOpen();
  // A link tells whole milliseconds, and recordings parts of them.
  await expect.poll(async () => Math.abs((await app.position()) - moment)).toBeLessThanOrEqual(1);
  await app.button('Play').waitFor();
  await app.expectText('Your cart');
  await app.expectNoErrors();
});

it('says so when the library does not hold the session of a link', async () => {
  await app.beginIn(SAMPLES.shop);
  await app.electron.evaluate(
    ({ clipboard }, text) => clipboard.writeText(text),
    `${'0f'.repeat(32)}@1700000000000`,
  );
  await app.paste();
  await app.page.getByRole('alert').getByText('This library holds no session 0f0f0f0f0f0f').waitFor();
  await app.expectNoErrors();
});
