import { expect, it, onTestFinished } from 'vitest';
import { ReplayApp, SAMPLES } from './replay-app.ts';
import { shareApp } from './shared-app.ts';

const app = shareApp();

it('opens the file from the command line and plays it at once', async () => {
  const started = await ReplayApp.start([SAMPLES.shop]);
  onTestFinished(() => started.dispose());
  await started.button('Pause').waitFor();
  await started.expectText('Made slowly, kept for long');
  await expect.poll(() => started.position()).toBeGreaterThan(1000);
  await started.expectNoErrors();
});

it('shows the right document at three moments, reached by slider and by keys', async () => {
  await app.beginIn(SAMPLES.shop);
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
  await app.beginIn(SAMPLES.shop);
  const at = (): ReturnType<typeof expect.poll<number>> => expect.poll(() => app.position());
  await app.page.keyboard.press('Home');
  await at().toBe(0);
  for (const [key, atMs] of [
    ['ArrowRight', 5000],
    ['Shift+ArrowRight', 35_000],
    ['ArrowLeft', 30_000],
    ['Shift+ArrowLeft', 0],
  ] as const) {
    await app.page.keyboard.press(key);
    await at().toBe(atMs);
  }
  await app.page.keyboard.press('.');
  await at().toBeGreaterThan(0);
  expect(await app.position()).toBeLessThan(2000);
  await app.page.keyboard.press(',');
  await at().toBe(0);
  await app.expectNoErrors();
});

it('plays and pauses by the space bar, also after the replayed page was given the focus', async () => {
  await app.beginIn(SAMPLES.shop);
  await app.page.keyboard.press(' ');
  await app.button('Pause').waitFor();
  await app.page.keyboard.press(' ');
  await app.button('Play').waitFor();
  await app.page.getByTitle('Replayed page').focus();
  await expect.poll(() => app.page.evaluate(() => document.activeElement?.tagName)).toBe('MAIN');
  await app.page.keyboard.press(' ');
  await app.button('Pause').waitFor();
  await app.expectNoErrors();
});

/** How much faster than time itself the position goes, over ten seconds of the recording. */
function measureSpeed(): Promise<number> {
  return app.slider.evaluate(
    (slider) =>
      new Promise<number>((resolve) => {
        const read = () => ({ atMs: Number(slider.getAttribute('aria-valuenow')), nowMs: performance.now() });
        const first = read();
        const observer = new MutationObserver(() => {
          const last = read();
          if (last.atMs - first.atMs > 10_000) {
            observer.disconnect();
            resolve((last.atMs - first.atMs) / (last.nowMs - first.nowMs));
          }
        });
        observer.observe(slider, { attributeFilter: ['aria-valuenow'] });
      }),
  );
}

it('plays faster at a higher speed', async () => {
  await app.beginIn(SAMPLES.app);
  await app.page.keyboard.press('Home');
  await app.page.keyboard.press('>');
  await app.page.keyboard.press('>');
  expect(await app.page.getByRole('combobox', { name: 'Speed' }).inputValue()).toBe('4');
  await app.setSpeed(8);
  await app.page.keyboard.press(' ');
  await expect.poll(() => app.position()).toBeGreaterThan(1000);
  // Faster than by the speed below.
  expect(await measureSpeed()).toBeGreaterThan(4);
  await app.expectNoErrors();
});

it('skips inactivity when asked to, and says so', async () => {
  await app.beginIn(SAMPLES.app);
  await app.clickSlider(95_000);
  await app.button('Skip idle').click();
  await app.page.keyboard.press(' ');
  await app.page.getByText(/Skipped (\d+ min )?\d+ s of idle time/).waitFor();
  await expect.poll(() => app.position(), { timeout: 20_000 }).toBeGreaterThan(140_000);
  await app.expectNoErrors();
});

it('switches between the windows of a session, keeping the moment', async () => {
  await app.beginIn(SAMPLES.form);
  await app.clickSlider(30_000);
  await app.expectText('Step 3: Income');
  await app.button('Next window').click();
  await app.page.getByText('Window 2 of 2').waitFor();
  await app.expectText('Sent to your form');
  expect(await app.page.getByRole('group', { name: 'Current URL' }).innerText()).toBe('apply.example/guide');
  expect(Math.abs((await app.position()) - 30_000)).toBeLessThan(200);
  await app.button('Previous window').click();
  await app.expectText('Step 3: Income');
  await app.expectNoErrors();
});

it('follows the page’s address', async () => {
  await app.beginIn(SAMPLES.app);
  const address = app.page.getByRole('group', { name: 'Current URL' });
  await app.pause();
  await app.clickSlider(62_000);
  await expect.poll(() => address.innerText()).toBe('ops.example/tickets');
  await app.clickSlider(180_000);
  await expect.poll(() => address.innerText()).toBe('ops.example/settings');
  await app.expectNoErrors();
});

it('finds the library and the position again after a restart', async () => {
  await app.beginIn(SAMPLES.shop);
  await app.clickSlider(26_000);
  const before = await app.position();
  await expect.poll(() => app.savedPosition()).toBe(before);
  await app.restart();
  await app.page.getByRole('row', { name: /Ada Example/ }).click();
  await app.waitUntilOpen();
  await app.expectText('Your cart');
  expect(await app.position()).toBe(before);
  await app.expectNoErrors();
});
