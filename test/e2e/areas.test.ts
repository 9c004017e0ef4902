import { expect, it } from 'vitest';
import { SAMPLES } from './replay-app.ts';
import { shareApp } from './shared-app.ts';

const app = shareApp();

interface Share {
  readonly stage: number;
  readonly deck: number;
}

/** How much of the window the recorded page is given, and how high the timeline and the controls are together. */
async function measure(): Promise<Share> {
  return app.page.evaluate(() => {
    const box = (selector: string): DOMRect =>
      document.querySelector(selector)?.getBoundingClientRect() ?? new DOMRect();
    const stage = box('.stage-frame__stage');
    const deck = box('.open-session__deck');
    return { stage: (stage.width * stage.height) / (innerWidth * innerHeight), deck: deck.height };
  });
}

async function setInspector(isOpen: boolean): Promise<void> {
  const inspector = app.page.getByRole('complementary', { name: 'Inspector' });
  if ((await inspector.isVisible()) !== isOpen) {
    await app.page.keyboard.press('i');
  }
  await inspector.waitFor({ state: isOpen ? 'visible' : 'detached' });
}

/** What the page is to have at least, with the inspector open and closed; where the window is small or large. */
const SIZES = [
  { width: 1024, height: 640, open: 0.44, closed: 0.67 },
  { width: 1280, height: 800, open: 0.52, closed: 0.75 },
  { width: 1920, height: 1080, open: 0.65, closed: 0.81 },
] as const;

it.each(['light', 'dark'] as const)('gives the page most of the window, in the %s theme', async (theme) => {
  await app.beginIn(SAMPLES.shop);
  await app.setTheme(theme);
  for (const { width, height, open, closed } of SIZES) {
    await app.resize(width, height);
    await setInspector(true);
    const withInspector = await measure();
    await setInspector(false);
    const without = await measure();
    expect(withInspector.stage, `${width} × ${height} with the inspector`).toBeGreaterThanOrEqual(open);
    expect(without.stage, `${width} × ${height} without it`).toBeGreaterThanOrEqual(closed);
    expect(without.deck).toBeLessThanOrEqual(150);
  }
  await app.expectNoErrors();
});

it('keeps the timeline and the controls within 150 px also with every lane open', async () => {
  await app.beginIn(SAMPLES.form);
  await app.resize(1280, 800);
  await app.page.keyboard.press('b');
  await app.page.keyboard.press('Enter');
  await app.page.keyboard.press('t');
  await app.page.getByRole('group', { name: 'Lanes' }).waitFor();
  await expect.poll(() => app.page.locator('.lane-labels__label').count()).toBe(6);
  expect((await measure()).deck).toBeLessThanOrEqual(150);
  await app.expectNoErrors();
});
