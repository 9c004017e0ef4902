import { setTimeout as sleep } from 'node:timers/promises';
import type { Locator, Page } from 'playwright';

const FRAME_MS = 16;
const WHEEL_STEP_PX = 40;
const MARGIN_PX = 90;

type Point = { x: number; y: number };

/**
 * Somebody in front of one window: moves the mouse in curves, scrolls with the wheel, types by keys. Targets
 * are Playwright selectors; one that matches nothing fails the recording.
 */
export class User {
  readonly #page: Page;
  #at: Point = { x: 640, y: 420 };

  constructor(page: Page) {
    this.#page = page;
  }

  async pause(ms: number): Promise<void> {
    await sleep(ms);
  }

  async moveTo(target: string): Promise<void> {
    const element = this.#page.locator(target).first();
    await bringIntoView(this.#page, element);
    await this.#glide(await middleOf(element));
    await sleep(140);
  }

  async click(target: string): Promise<void> {
    await this.moveTo(target);
    await this.#press(() => sleep(70));
  }

  async type(target: string, text: string): Promise<void> {
    await this.click(target);
    await typeKeys(this.#page, text);
  }

  async key(name: string, times: number): Promise<void> {
    for (let left = times; left > 0; left -= 1) {
      await this.#page.keyboard.press(name);
      await sleep(140);
    }
  }

  /** The open list of a select is no part of the page: the value is set once the mouse is there. */
  async choose(target: string, value: string): Promise<void> {
    await this.moveTo(target);
    await this.#page.selectOption(target, value);
    await sleep(400);
  }

  async drag(from: string, to: string): Promise<void> {
    await this.moveTo(from);
    const place = await middleOf(this.#page.locator(to).first());
    await this.#press(() => this.#glide(place));
  }

  async scroll(byPx: number): Promise<void> {
    await turnWheel(this.#page, byPx);
  }

  async #press(whileDown: () => Promise<unknown>): Promise<void> {
    await this.#page.mouse.down();
    await whileDown();
    await this.#page.mouse.up();
    await sleep(220);
  }

  async #glide(to: Point): Promise<void> {
    for (const point of curve(this.#at, to)) {
      await this.#page.mouse.move(point.x, point.y);
      await sleep(FRAME_MS);
    }
    this.#at = to;
  }
}

/** Points of a slightly bent path, slow at both ends; longer ways take longer. */
function curve(from: Point, to: Point): Point[] {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const steps = Math.max(8, Math.round((220 + length * 0.7) / FRAME_MS));
  const bend = Math.min(60, length * 0.12);
  return Array.from({ length: steps }, (_, index) => {
    const part = (index + 1) / steps;
    const eased = part * part * (3 - 2 * part);
    const lift = Math.sin(Math.PI * eased) * bend;
    return { x: from.x + (to.x - from.x) * eased, y: from.y + (to.y - from.y) * eased - lift };
  });
}

async function middleOf(element: Locator): Promise<Point> {
  const box = await element.boundingBox();
  if (!box) {
    throw new Error(`not on the page: ${String(element)}`);
  }
  return { x: box.x + box.width / 2, y: box.y + Math.min(box.height / 2, 120) };
}

/** Scrolls as a person does: by the wheel, until the element is well inside the window. */
async function bringIntoView(page: Page, element: Locator): Promise<void> {
  const height = await page.evaluate<number>('innerHeight');
  const { y } = await middleOf(element);
  const target = Math.min(Math.max(y, MARGIN_PX), height - MARGIN_PX);
  if (Math.abs(y - target) > 1) {
    await turnWheel(page, y - height / 2);
  }
}

async function turnWheel(page: Page, byPx: number): Promise<void> {
  const steps = Math.max(1, Math.round(Math.abs(byPx) / WHEEL_STEP_PX));
  for (let step = 0; step < steps; step += 1) {
    await page.mouse.wheel(0, byPx / steps);
    await sleep(FRAME_MS * 2);
  }
  await sleep(250);
}

/** Uneven like a person's typing, but the same on every run. */
async function typeKeys(page: Page, text: string): Promise<void> {
  for (const [index, key] of Array.from(text).entries()) {
    await page.keyboard.type(key);
    await sleep(55 + ((index * 37) % 80));
  }
  await sleep(200);
}
