import { expect, it } from 'vitest';
import type { Locator } from 'playwright';
import { SAMPLES } from './replay-app.ts';
import { shareApp } from './shared-app.ts';

const app = shareApp();

async function openList(name: string): Promise<Locator> {
  await app.beginIn(SAMPLES.shop);
  await app.page.keyboard.press('Home');
  return app.openTab(name);
}

async function clipboard(): Promise<string> {
  return app.electron.evaluate(({ clipboard: system }) => system.readText());
}

const menu = () => app.page.getByRole('menu');
const choose = (name: string) => app.page.getByRole('menuitem', { name }).click();

it('copies the current row of a list as text by Ctrl+C', async () => {
  const panel = await openList('Console');
  await panel.getByRole('row', { name: /payment failed with 500/ }).click();
  await app.page.keyboard.press('Control+c');
  await app.page.getByText('Row copied as text.').waitFor();
  expect(await clipboard()).toMatch(
    /^0:54\.414 \(2026-11-23T16:40:13\.946Z\) Console \(error\): .*payment failed with 500/,
  );
  await app.expectNoErrors();
});

it('copies a request as text, Markdown, JSON and cURL from its menu', async () => {
  const panel = await openList('Network');
  await panel.getByRole('treegrid').press('End');
  const failed = panel.getByRole('row', { name: /POST payments 500/ });
  for (const [choice, notice, start] of [
    ['Copy as text', 'Row copied as text.', /^0:53\.006 .* POST http:\/\/shop\.example\/api\/payments → 500/],
    ['Copy as Markdown', 'Row copied as Markdown.', /^- \*\*0:53\.006 .*`POST http:\/\/shop\.example/],
    ['Copy as JSON', 'Row copied as JSON.', /^\{[^]*"status": 500/],
    ['Copy as cURL', 'Request copied as cURL.', /^curl [^]*'http:\/\/shop\.example\/api\/payments'/],
  ] as const) {
    await failed.click({ button: 'right' });
    await choose(choice);
    await app.page.getByText(notice).waitFor();
    expect(await clipboard()).toMatch(start);
  }
  await app.expectNoErrors();
});

it('opens the menu of the current row by the keyboard, goes through it, and gives the focus back', async () => {
  const panel = await openList('All');
  const list = panel.getByRole('treegrid');
  await list.press('ArrowDown');
  await app.page.keyboard.press('Shift+F10');
  await menu().waitFor();
  const focused = (): Promise<string> => menu().locator(':focus').innerText();
  expect(await focused()).toMatch(/^Copy as text/);
  await app.page.keyboard.press('ArrowDown');
  expect(await focused()).toBe('Copy as Markdown');
  await app.page.keyboard.press('End');
  expect(await focused()).toBe('Add note');
  await app.page.keyboard.press('s');
  expect(await focused()).toBe('Set range start here');
  await app.page.keyboard.press('Escape');
  await menu().waitFor({ state: 'detached' });
  await expect.poll(() => list.evaluate((element) => element === document.activeElement)).toBe(true);
  await app.expectNoErrors();
});

it('stays inside the window, and closes when the wheel is turned', async () => {
  const panel = await openList('All');
  const box = await panel.boundingBox();
  await app.page.mouse.click(box!.x + box!.width - 30, box!.y + box!.height - 6, { button: 'right' });
  const opened = await menu().boundingBox();
  const window = await app.page.evaluate(() => [innerWidth, innerHeight]);
  expect(opened!.x + opened!.width).toBeLessThanOrEqual(window[0]!);
  expect(opened!.y + opened!.height).toBeLessThanOrEqual(window[1]!);
  await panel
    .getByRole('row')
    .first()
    .hover({ force: true, position: { x: 100, y: 10 } });
  await app.page.mouse.wheel(0, 50);
  await menu().waitFor({ state: 'detached' });
  await app.expectNoErrors();
});

it('sets a range from a row, and from the timeline, and copies a link to a moment', async () => {
  const panel = await openList('User');
  await panel.getByRole('row').nth(3).click({ button: 'right' });
  await choose('Set range start here');
  await app.page.getByRole('button', { name: /show the whole session$/ }).waitFor();
  const box = await app.slider.boundingBox();
  const position = { x: box!.width * 0.9, y: box!.height / 2 };
  const before = await app.position();
  await app.slider.click({ button: 'right', position });
  expect(await app.position()).toBe(before);
  await choose('Set range end');
  await app.slider.click({ button: 'right', position });
  await choose('Copy link to this moment');
  await app.page.getByText('Link to this moment copied.').waitFor();
  expect(await clipboard()).toMatch(/^[0-9a-f]{64}@\d+$/);
  await app.slider.click({ button: 'right', position });
  await choose('Zoom to range');
  await app.page.getByRole('group', { name: 'Lanes' }).waitFor();
  await app.expectNoErrors();
});

it('copies a node of the page as a selector, text and HTML', async () => {
  const panel = await openList('Page');
  await panel.getByRole('searchbox', { name: 'Find by CSS selector or text' }).fill('h1');
  await app.page.keyboard.press('Enter');
  const node = panel.getByRole('treeitem', { selected: true });
  await node.waitFor();
  await node.click({ button: 'right' });
  await choose('Copy selector');
  await app.page.getByText('Selector copied.').waitFor();
  expect(await clipboard()).toMatch(/h1$/);
  await node.dblclick();
  await expect.poll(() => node.getAttribute('aria-expanded')).toBe('true');
  await node.click({ button: 'right' });
  await choose('Copy HTML');
  await app.page.getByText('Node copied as HTML.').waitFor();
  expect(await clipboard()).toMatch(/^<h1.*>[^<]+<\/h1>$/);
  await app.expectNoErrors();
});

it('offers the system’s own menu in a field, and none elsewhere', async () => {
  const panel = await openList('All');
  await app.electron.evaluate(({ Menu }) => {
    const popped: (string | undefined)[][] = [];
    Object.assign(globalThis, { popped });
    Menu.prototype.popup = function () {
      popped.push(this.items.map(({ role }) => role));
    };
  });
  await app.page.getByRole('heading', { level: 1 }).click({ button: 'right' });
  await panel.getByRole('searchbox', { name: 'Filter' }).click({ button: 'right' });
  const popped = (): Promise<unknown> =>
    app.electron.evaluate(() => (globalThis as unknown as { popped: unknown }).popped);
  await expect.poll(popped).toEqual([['cut', 'copy', 'paste', null, 'selectall']]);
  await app.expectNoErrors();
});
