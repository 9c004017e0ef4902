import { afterEach, expect, it } from 'vitest';
import { ReplayApp, SAMPLES } from './replay-app.ts';

let app: ReplayApp;
afterEach(() => app.dispose());

it('opens the file from the command line and plays it at once', async () => {
  app = await ReplayApp.start([SAMPLES.shop]);
  await app.button('Pause').waitFor();
  await app.expectText('Made slowly, kept for long');
  await expect.poll(() => app.position()).toBeGreaterThan(1000);
  await app.expectNoErrors();
});

it('shows the right document at three moments, reached by slider and by keys', async () => {
  app = await ReplayApp.start([SAMPLES.shop]);
  await app.waitUntilOpen();
  await app.pause();
  await app.clickSlider(26_000);
  await app.expectText('Your cart');
  await app.clickSlider(58_000);
  await app.expectText('The payment did not go through.');
  await app.page.keyboard.press('End');
  await app.expectText('Thank you, Ada');
  await app.page.keyboard.press('Home');
  await app.expectText('Made slowly, kept for long');
  expect(await app.position()).toBe(0);
  await app.expectNoErrors();
});

it('jumps 5 s and 30 s by the arrow keys, and one event by comma and full stop', async () => {
  app = await ReplayApp.start([SAMPLES.shop]);
  await app.waitUntilOpen();
  await app.pause();
  await app.page.keyboard.press('Home');
  const positions: number[] = [];
  for (const key of ['ArrowRight', 'Shift+ArrowRight', 'ArrowLeft', 'Shift+ArrowLeft', '.', ',']) {
    await app.page.keyboard.press(key);
    await app.page.waitForTimeout(300);
    positions.push(await app.position());
  }
  expect(positions.slice(0, 4)).toEqual([5000, 35_000, 30_000, 0]);
  expect(positions[4]).toBeGreaterThan(0);
  expect(positions[4]).toBeLessThan(2000);
  expect(positions[5]).toBe(0);
  await app.expectNoErrors();
});

it('plays and pauses by the space bar, also after the replayed page was given the focus', async () => {
  app = await ReplayApp.start([SAMPLES.shop]);
  await app.button('Pause').waitFor();
  await app.page.keyboard.press(' ');
  await app.button('Play').waitFor();
  await app.page.getByTitle('Replayed page').focus();
  await expect.poll(() => app.page.evaluate(() => document.activeElement?.tagName)).toBe('MAIN');
  await app.page.keyboard.press(' ');
  await app.button('Pause').waitFor();
  await app.expectNoErrors();
});

it('plays faster at a higher speed', async () => {
  app = await ReplayApp.start([SAMPLES.app]);
  await app.waitUntilOpen();
  await app.pause();
  await app.page.keyboard.press('Home');
  await app.page.keyboard.press('>');
  await app.page.keyboard.press('>');
  expect(await app.page.getByRole('button', { name: '4 times' }).getAttribute('aria-pressed')).toBe('true');
  await app.button('8 times').click();
  await app.page.keyboard.press(' ');
  await app.page.waitForTimeout(2000);
  expect(await app.position()).toBeGreaterThan(9000);
  await app.expectNoErrors();
});

it('skips inactivity when asked to, and says so', async () => {
  app = await ReplayApp.start([SAMPLES.app]);
  await app.waitUntilOpen();
  await app.pause();
  await app.clickSlider(95_000);
  await app.button('Skip inactivity').click();
  await app.page.keyboard.press(' ');
  await app.page.getByText(/Skipped (\d+ min )?\d+ s without activity/).waitFor();
  await expect.poll(() => app.position(), { timeout: 20_000 }).toBeGreaterThan(140_000);
  await app.expectNoErrors();
});

it('switches between the windows of a session, keeping the moment', async () => {
  app = await ReplayApp.start([SAMPLES.form]);
  await app.waitUntilOpen();
  await app.pause();
  await app.clickSlider(30_000);
  await app.expectText('Step 3: Income');
  await app.button('Next window').click();
  await app.page.getByText('Window 2 of 2').waitFor();
  await app.expectText('Sent to your form');
  expect(await app.page.getByRole('group', { name: 'Current URL' }).innerText()).toBe(
    'http://apply.example/guide',
  );
  expect(Math.abs((await app.position()) - 30_000)).toBeLessThan(200);
  await app.button('Previous window').click();
  await app.expectText('Step 3: Income');
  await app.expectNoErrors();
});

it('follows the page’s address', async () => {
  app = await ReplayApp.start([SAMPLES.app]);
  await app.waitUntilOpen();
  const address = app.page.getByRole('group', { name: 'Current URL' });
  await app.pause();
  await app.clickSlider(62_000);
  await expect.poll(() => address.innerText()).toBe('http://ops.example/tickets');
  await app.clickSlider(180_000);
  await expect.poll(() => address.innerText()).toBe('http://ops.example/settings');
  await app.expectNoErrors();
});

it('finds the library and the position again after a restart', async () => {
  app = await ReplayApp.start([SAMPLES.shop]);
  await app.waitUntilOpen();
  await app.pause();
  await app.clickSlider(26_000);
  const before = await app.position();
  await app.page.waitForTimeout(1300);
  await app.quit();

  app = await ReplayApp.start([], app.userData);
  await app.page.getByRole('row', { name: /Ada Example/ }).click();
  await app.waitUntilOpen();
  await app.expectText('Your cart');
  expect(await app.position()).toBe(before);
  await app.expectNoErrors();
});
