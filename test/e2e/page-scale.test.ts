import type { Frame } from 'playwright';
import { expect, it } from 'vitest';
import { SAMPLES } from './replay-app.ts';
import { shareApp } from './shared-app.ts';

const app = shareApp();

interface Place {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** How large the page is shown. */
  readonly factor: number;
  readonly stage: { readonly width: number; readonly height: number };
}

function stage(): Frame {
  const frame = app.page.frames().find((each) => each.url().startsWith('stage:'));
  if (!frame) {
    throw new Error('there is no stage');
  }
  return frame;
}

/** Where the replayed page lies on the stage, when it has come to rest. */
async function place(): Promise<Place> {
  await app.painted();
  return stage().evaluate(() => {
    const frame = document.querySelector<HTMLElement>('.layer:not(.incoming) iframe');
    const { left, top, width, height } = frame?.getBoundingClientRect() ?? new DOMRect();
    const stage = {
      width: document.documentElement.clientWidth,
      height: document.documentElement.clientHeight,
    };
    return { left, top, width, height, factor: width / (frame?.offsetWidth ?? 1), stage };
  });
}

/** The middle of the stage, in the app's window and on the stage. */
async function middle(): Promise<{
  readonly x: number;
  readonly y: number;
  readonly on: { x: number; y: number };
}> {
  const box = await app.page.getByTitle('Replayed page').boundingBox();
  if (!box) {
    throw new Error('the stage is not on the screen');
  }
  const on = { x: box.width / 3, y: box.height / 3 };
  return { x: box.x + on.x, y: box.y + on.y, on };
}

async function turn(deltaY: number, withControl = true): Promise<void> {
  if (withControl) {
    await app.page.keyboard.down('Control');
  }
  await app.page.mouse.wheel(0, deltaY);
  await app.painted();
  if (withControl) {
    await app.page.keyboard.up('Control');
  }
}

const choice = () => app.page.getByRole('combobox', { name: 'Size of the page' });
const choose = (value: string) => choice().selectOption(value);
const chosen = () => choice().locator('option:checked').innerText();

it('grows and shrinks by Ctrl and the wheel, around the pointer, from 10 to 400 %', async () => {
  await app.beginIn(SAMPLES.shop);
  const { x, y, on } = await middle();
  await app.page.mouse.move(x, y);
  await choose('1');
  const before = await place();
  expect(before.factor).toBeCloseTo(1, 3);
  const pointAt = ({ left, top, factor }: Place) => ({ x: (on.x - left) / factor, y: (on.y - top) / factor });
  await turn(-240);
  const after = await place();
  expect(after.factor).toBeCloseTo(1.616, 2);
  expect(Math.abs(pointAt(after).x - pointAt(before).x)).toBeLessThan(1.5);
  expect(Math.abs(pointAt(after).y - pointAt(before).y)).toBeLessThan(1.5);
  await expect.poll(chosen).toBe('162 %');
  for (let times = 0; times < 12; times++) {
    await turn(-300);
  }
  await expect.poll(async () => (await place()).factor).toBeCloseTo(4, 2);
  for (let times = 0; times < 12; times++) {
    await turn(400);
  }
  await expect.poll(async () => (await place()).factor).toBeCloseTo(0.1, 3);
  await app.expectNoErrors();
});

it('fits the page, its width and its height, by the menu and by keys', async () => {
  await app.beginIn(SAMPLES.shop);
  const fit = await place();
  expect(Math.min(fit.stage.width / fit.width, fit.stage.height / fit.height)).toBeCloseTo(1, 2);
  await choose('width');
  const wide = await place();
  expect(wide.width).toBeCloseTo(wide.stage.width, 0);
  await choose('height');
  const high = await place();
  expect(high.height).toBeCloseTo(high.stage.height, 0);
  await app.page.getByRole('main').focus();
  await app.page.keyboard.press('1');
  await expect.poll(async () => (await place()).factor).toBeCloseTo(1, 3);
  await app.page.keyboard.press('z');
  await expect.poll(async () => (await place()).factor).toBeCloseTo(1.1, 3);
  await app.page.keyboard.press('Shift+Z');
  await expect.poll(async () => (await place()).factor).toBeCloseTo(1, 3);
  await app.page.keyboard.press('x');
  await expect.poll(async () => (await place()).width).toBeCloseTo(fit.width, 0);
  await app.expectNoErrors();
});

it('is moved by dragging and by the wheel, which is no click; stays there over a jump', async () => {
  await app.beginIn(SAMPLES.shop);
  const { x, y } = await middle();
  await choose('2');
  await app.page.mouse.move(x, y);
  const before = await place();
  for (const button of ['left', 'middle'] as const) {
    await app.page.mouse.move(x, y);
    await app.page.mouse.down({ button });
    await app.page.mouse.move(x - 60, y - 40, { steps: 4 });
    await app.page.mouse.up({ button });
  }
  const dragged = await place();
  expect([before.left - dragged.left, before.top - dragged.top]).toEqual([120, 80]);
  await turn(100, false);
  await expect.poll(async () => (await place()).top).toBeCloseTo(dragged.top - 100, 0);
  expect(await app.button('Play').isVisible()).toBe(true);

  const there = await place();
  await app.clickSlider(58_000);
  await app.expectText('The payment did not go through.');
  await app.waitUntilLoaded();
  const later = await place();
  expect([later.left, later.top, later.factor].map(Math.round)).toEqual(
    [there.left, there.top, there.factor].map(Math.round),
  );
  await app.page.mouse.click(x, y);
  await app.button('Pause').waitFor();
  await app.expectNoErrors();
});

it('is remembered when the app is started again', async () => {
  await app.beginIn(SAMPLES.shop);
  const { x, y } = await middle();
  await app.page.mouse.move(x, y);
  await turn(-120);
  await expect.poll(chosen).toMatch(/^\d+ %$/);
  const { factor } = await place();
  await app.restart();
  await app.page.getByRole('row').nth(1).click();
  await app.waitUntilOpen();
  await app.pause();
  await expect.poll(async () => (await place()).factor).toBeCloseTo(factor, 2);
  await app.expectNoErrors();
});

/** The outline's width and place, as shares of the page's. */
async function outlined(): Promise<number[]> {
  return stage().evaluate(() => {
    const outline = document.querySelector('.outline')?.getBoundingClientRect() ?? new DOMRect();
    const frame = document.querySelector('.layer iframe')?.getBoundingClientRect() ?? new DOMRect();
    return [(outline.left - frame.left) / frame.width, (outline.top - frame.top) / frame.height, outline.width / frame.width]; // prettier-ignore
  });
}

it('outlines a node where it is, at any size and wherever the page was moved to', async () => {
  await app.beginIn(SAMPLES.shop);
  await app.openTab('Page');
  await app.page.getByRole('searchbox', { name: 'Find by CSS selector or text' }).fill('h1');
  await app.page.keyboard.press('Enter');
  await expect.poll(async () => (await outlined())[2]).toBeGreaterThan(0);
  const before = await outlined();
  await choose('2');
  const { x, y } = await middle();
  await app.page.mouse.move(x, y);
  await turn(100, false);
  await app.painted();
  (await outlined()).forEach((share, at) => expect(share).toBeCloseTo(before[at] ?? NaN, 2));
  await choose('fit');
  await app.painted();
  (await outlined()).forEach((share, at) => expect(share).toBeCloseTo(before[at] ?? NaN, 2));
  await app.expectNoErrors();
});
