import { setTimeout as sleep } from 'node:timers/promises';
import type { CDPSession, FrameLocator, Locator, Page } from 'playwright';
import type { EpochMilliseconds, Milliseconds } from '../../../shared/model/units.ts';
import { readPage, type PageReading } from './page-reading.ts';
import type { Step } from './steps.ts';

/** A moment of the live page at which nothing moves, and what it was like. */
export interface Truth {
  readonly name: string;
  readonly atMs: EpochMilliseconds;
  /** A PNG of the viewport. */
  readonly picture: Buffer;
  readonly reading: PageReading;
}

/** Nothing happens for this long before and after the truth is taken: a replay there can only mean this. */
const STILL: Milliseconds = 450;
const AFTER_AN_ACT: Milliseconds = 60;

/** Carries out the steps of a page with real input. @returns the truth at each mark */
export async function takeSteps(page: Page, steps: readonly Step[]): Promise<Truth[]> {
  const client = await page.context().newCDPSession(page);
  const truths: Truth[] = [];
  for (const step of steps) {
    if ('mark' in step) {
      truths.push(await takeTruth(page, client, step.mark));
    } else {
      await act(page, step);
      await sleep(AFTER_AN_ACT);
    }
  }
  await client.detach();
  return truths;
}

async function takeTruth(page: Page, client: CDPSession, name: string): Promise<Truth> {
  await sleep(STILL);
  const reading = await page.evaluate(readPage);
  // Playwright's own way adds a style element for the time of the picture, which would be recorded.
  const { data } = await client.send('Page.captureScreenshot', { format: 'png' });
  await sleep(STILL);
  return { name, atMs: reading.atMs, picture: Buffer.from(data, 'base64'), reading };
}

async function act(page: Page, step: Exclude<Step, { mark: string }>): Promise<void> {
  if ('type' in step) {
    await page.keyboard.type(step.type, { delay: 20 });
  } else if ('key' in step) {
    await page.keyboard.press(step.key);
  } else if ('wheel' in step) {
    await page.mouse.wheel(0, step.wheel);
  } else if ('run' in step) {
    await page.evaluate(step.run);
  } else if ('wait' in step) {
    await sleep(step.wait);
  } else if (!('device' in step) && !('unrecorded' in step)) {
    await point(page, step);
  }
}

type Pointing = Extract<Step, { in?: string[] | undefined }>;

async function point(page: Page, step: Pointing): Promise<void> {
  const find = (selector: string): Locator =>
    within(page, step.in ?? [])
      .locator(selector)
      .first();
  if ('choose' in step) {
    await find(step.choose).selectOption(step.value);
  } else if ('tap' in step) {
    const place = await middleOf(find(step.tap));
    await tap(page, place);
  } else if ('click' in step) {
    await moveTo(page, find(step.click));
    await page.mouse.down();
    await page.mouse.up();
  } else if ('press' in step) {
    await moveTo(page, find(step.press));
    await page.mouse.down();
  } else {
    await moveTo(page, find(step.hover));
  }
}

/** Playwright's own way wants a browser that was begun as one with touch. */
async function tap(page: Page, [x, y]: readonly [number, number]): Promise<void> {
  const client = await page.context().newCDPSession(page);
  await client.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] });
  await client.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await client.detach();
}

function within(page: Page, frames: readonly string[]): Page | FrameLocator {
  return frames.reduce<Page | FrameLocator>((outer, selector) => outer.frameLocator(selector), page);
}

/** Some steps, so that the recorder notes where the mouse came from; it notes one every 50 ms. */
async function moveTo(page: Page, target: Locator): Promise<void> {
  const [x, y] = await middleOf(target);
  await page.mouse.move(x - 4, y - 2);
  await sleep(AFTER_AN_ACT);
  await page.mouse.move(x, y);
  await sleep(AFTER_AN_ACT);
}

async function middleOf(target: Locator): Promise<[x: number, y: number]> {
  const box = await target.boundingBox();
  if (!box) {
    throw new Error(`not on the page: ${String(target)}`);
  }
  return [box.x + box.width / 2, box.y + box.height / 2];
}
