import type { Page } from 'playwright';
import type { Milliseconds } from '../../shared/model/units.ts';

interface Watching {
  lateness: { worst: Milliseconds };
}

const INTERVAL: Milliseconds = 5;

/** Watches how long a page lets its own work wait, and so what a user does. */
export async function watchLateness(page: Page): Promise<void> {
  await page.evaluate((interval) => {
    const lateness = ((window as unknown as Watching).lateness = { worst: 0 });
    let last = performance.now();
    setInterval(() => {
      const now = performance.now();
      lateness.worst = Math.max(lateness.worst, now - last - interval);
      last = now;
    }, interval);
  }, INTERVAL);
}

/** The longest wait since watching began, or since it was taken last. */
export function takeLateness(page: Page): Promise<Milliseconds> {
  return page.evaluate(() => {
    const { lateness } = window as unknown as Watching;
    const { worst } = lateness;
    lateness.worst = 0;
    return worst;
  });
}

/** The longest wait since watching began. */
export function readLateness(page: Page): Promise<Milliseconds> {
  return page.evaluate(() => (window as unknown as Watching).lateness.worst);
}
