import { expect, it } from 'vitest';
import { SAMPLES } from './replay-app.ts';
import { shareApp } from './shared-app.ts';

const app = shareApp();

/** Chooses in the preferences after how long the user counts as idle, or reads what is chosen. */
async function threshold(chosen?: string): Promise<string> {
  const dialog = await app.openPreferences();
  const field = dialog.getByLabel('Idle when the user does nothing for over');
  if (chosen !== undefined) {
    await field.selectOption(chosen);
  }
  const value = await field.inputValue();
  await app.closeDialog();
  return value;
}

async function hoverSlider(atMs: number): Promise<string> {
  const box = (await app.slider.boundingBox())!;
  const length = Number(await app.slider.getAttribute('aria-valuemax'));
  await app.slider.hover({ position: { x: (box.width * atMs) / length, y: box.height / 2 } });
  return app.page.locator('.hint__hint').innerText();
}

it('draws spans without user activity, and says at the pointer when, where and how long', async () => {
  await app.beginIn(SAMPLES.app);
  const marks = app.page.locator('.inactive-marks__mark');
  await expect.poll(() => marks.count()).toBeGreaterThan(0);
  expect(await hoverSlider(62_000)).toMatch(/^1:0[12]\.\d{3}\s+http:\/\/ops\.example\/tickets/);
  expect(await hoverSlider(110_000)).toMatch(/^1:(49|50)\.\d{3}\s+http:\/\/ops\.example\/\S*\s+\d+ s idle$/);
  await app.expectNoErrors();
});

it('goes by the threshold that is chosen, and remembers it', async () => {
  await app.beginIn(SAMPLES.app);
  const marks = app.page.locator('.inactive-marks__mark');
  await expect.poll(() => marks.count()).toBeGreaterThan(0);
  const usual = await marks.count();
  await threshold('60000');
  await expect.poll(() => marks.count()).toBeLessThan(usual);
  await threshold('2000');
  await expect.poll(() => marks.count()).toBeGreaterThan(usual);
  await app.button('Back to the library').click();
  await app.page.getByRole('row').nth(1).click();
  await app.waitUntilOpen();
  expect(await threshold()).toBe('2000');
  await app.expectNoErrors();
});
