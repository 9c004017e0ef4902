import { setTimeout as sleep } from 'node:timers/promises';
import type { Frame } from 'playwright';
import type { TracedApp } from './traced-app.ts';

/** Hover, click, and Tab and Enter with the focus on the page, as far as the app lets it go there. */
export async function usePage(app: TracedApp): Promise<void> {
  const { page } = app;
  const box = await page.locator('.stage-frame__stage iframe').boundingBox();
  if (!box) {
    return;
  }
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x - 20, y - 20);
  await page.mouse.move(x, y, { steps: 3 });
  await page.mouse.click(x, y);
  await page.keyboard.press('Tab');
  // The app's own first button has the focus now; Enter is meant for the page.
  await focusPage(app);
  await page.keyboard.press('Enter');
}

/** Puts the focus where the page can have it: on the first thing in it that takes one. */
async function focusPage(app: TracedApp): Promise<void> {
  await app.host(`(document.querySelector('main[aria-label=Session]') ?? document.body).focus()`);
  const frames = app.page.frames().filter((frame) => frame !== app.page.mainFrame());
  await Promise.all(frames.map((frame) => Promise.race([focusFirst(frame), sleep(1000)])));
}

async function focusFirst(frame: Frame): Promise<void> {
  const focus = (): void =>
    document.querySelector<HTMLElement>('a, button, input, select, textarea, [contenteditable]')?.focus();
  await frame.evaluate(focus).catch(() => undefined);
}
