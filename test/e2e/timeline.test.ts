import { expect, it } from 'vitest';
import type { Locator } from 'playwright';
import { startIdleTimer } from '../helpers/idle-timer.ts';
import { SAMPLES } from './replay-app.ts';
import { shareApp } from './shared-app.ts';

const app = shareApp();

async function openSample(file: string): Promise<void> {
  await app.beginIn(file);
  await app.page.keyboard.press('Home');
  await app.page.keyboard.press('t');
  await lanes().waitFor();
}

function lanes(): Locator {
  return app.page.getByRole('group', { name: 'Lanes' });
}

async function rowCount(): Promise<number> {
  const everything = await app.openTab('All');
  return Number(await everything.getByRole('treegrid').getAttribute('aria-rowcount'));
}

/** Drags over the lanes, between shares of their width. */
async function dragOver(from: number, to: number): Promise<void> {
  const box = (await lanes().boundingBox())!;
  const y = box.y + box.height - 4;
  await app.page.mouse.move(box.x + box.width * from, y);
  await app.page.mouse.down();
  await app.page.mouse.move(box.x + box.width * (from + to) * 0.5, y);
  await app.page.mouse.move(box.x + box.width * to, y);
  await app.page.mouse.up();
}

it('has a lane for each kind of thing that was recorded, and no others', async () => {
  await openSample(SAMPLES.form);
  const labels = app.page.locator('.lane-labels__label > span:first-child');
  await expect
    .poll(() => labels.allInnerTexts())
    .toEqual(['User', 'Console', 'Network', 'Events', 'Windows']);
  await app.expectNoErrors();
});

it('goes from mark to mark by N and P, says which, and selects its row', async () => {
  await openSample(SAMPLES.shop);
  await app.openTab('Errors');
  await app.clickSlider(50_000);
  const status = app.page.getByRole('status', { name: 'Mark' });
  const heard = [];
  for (let turn = 0; turn < 6; turn++) {
    await app.page.keyboard.press('n');
    await expect.poll(() => status.innerText()).not.toBe(heard.at(-1) ?? '');
    heard.push(await status.innerText());
  }
  const failed = heard.findIndex((text) =>
    text.startsWith('Request at 0:53.006: http://shop.example/api/payments'),
  );
  expect(failed).toBeGreaterThan(0);
  await app.page.keyboard.press('p');
  await expect.poll(() => status.innerText()).toBe(heard.at(-2));
  await app.page.locator('.item-row__row[aria-selected="true"]').waitFor();
  await app.expectNoErrors();
});

it('filters every list by a range that is dragged over the lanes, until Escape', async () => {
  await openSample(SAMPLES.shop);
  const all = await rowCount();
  await dragOver(0.5, 0.75);
  await expect.poll(() => rowCount()).toBeLessThan(all / 2);
  const within = await rowCount();
  expect(within).toBeGreaterThan(0);
  const begin = app.page.getByRole('slider', { name: 'Beginning of the range' });
  const before = Number(await begin.getAttribute('aria-valuenow'));
  await begin.focus();
  await app.page.keyboard.press('Shift+ArrowLeft');
  expect(Number(await begin.getAttribute('aria-valuenow'))).toBeLessThan(before);
  await expect.poll(() => rowCount()).toBeGreaterThan(within);
  await app.page.keyboard.press('Escape');
  await expect.poll(() => rowCount()).toBe(all);
  await app.page.getByRole('main', { name: 'Session' }).waitFor();
  await app.expectNoErrors();
});

it('plays a range again and again', async () => {
  await openSample(SAMPLES.shop);
  await app.clickSlider(10_000);
  await app.page.keyboard.press('[');
  const fromMs = await app.position();
  await app.clickSlider(14_000);
  await app.page.keyboard.press(']');
  const toMs = await app.position();
  await app.page.keyboard.press('l');
  await app.setSpeed(4);
  await app.page.keyboard.press(' ');
  const seen: number[] = [];
  const idle = startIdleTimer();
  await expect
    .poll(
      async () => {
        seen.push(await app.position());
        return seen.filter((at, turn) => at < (seen[turn - 1] ?? 0)).length;
      },
      { interval: 100 },
    )
    .toBeGreaterThan(1);
  expect(Math.min(...seen)).toBeGreaterThanOrEqual(fromMs - 1);
  // Half a second late, at four times the speed.
  expect(Math.max(...seen)).toBeLessThan(toMs + 4 * idle.allow(500));
  await app.page.keyboard.press(' ');
  await app.button('Play').waitFor();
  await app.expectNoErrors();
});

it('zooms to milliseconds around the moment, and back', async () => {
  await openSample(SAMPLES.shop);
  await app.clickSlider(30_000);
  await app.page.keyboard.press('+');
  await app.button('Show the whole session').and(app.page.locator(':enabled')).waitFor();
  for (let turn = 0; turn < 15; turn++) {
    await app.page.keyboard.press('+');
  }
  const moment = await app.position();
  await dragOver(0, 1);
  const [from, to] = await Promise.all(
    ['Beginning of the range', 'End of the range'].map(async (name) =>
      Number(await app.page.getByRole('slider', { name }).getAttribute('aria-valuenow')),
    ),
  );
  expect(to! - from!).toBeLessThanOrEqual(11);
  expect([from! <= moment, moment <= to!]).toEqual([true, true]);
  await app.page.keyboard.press('0');
  await app.button('Show the whole session').and(app.page.locator(':disabled')).waitFor();
  await app.expectNoErrors();
});

it('has its lanes open once they are asked for, and stays so', async () => {
  await app.beginIn(SAMPLES.shop);
  expect(await lanes().count()).toBe(0);
  await app.button('Lanes').click();
  await lanes().waitFor();
  await app.restart([SAMPLES.shop]);
  await app.waitUntilOpen();
  await lanes().waitFor();
  await app.page.keyboard.press('t');
  await lanes().waitFor({ state: 'detached' });
  await app.expectNoErrors();
});
