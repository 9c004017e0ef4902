import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { ReplayApp } from './replay-app.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'airgap-replay-hovering-'));
const file = path.join(folder, 'hovering.json');
let app: ReplayApp;
afterEach(async () => {
  await app.dispose();
  rmSync(folder, { recursive: true, force: true });
});

const CSS = `
  @media (min-device-width: 1px) and (max-device-width: 300px) { p { outline: 1px solid rgb(0, 0, 9) } }
  a, p:hover { color: rgb(0, 9, 0) }
  div:hover > p:not(:hover) { color: rgb(9, 0, 0) }
  p { &:hover::before { content: ":hover" } }`;

/** Two paragraphs, the second of which is under the mouse in the end. */
function record(): unknown[] {
  const element = (id: number, tagName: string, attributes: object, childNodes: unknown[]): unknown => ({
    type: 2,
    id,
    tagName,
    attributes,
    childNodes,
  });
  const text = (id: number, textContent: string): unknown => ({ type: 3, id, textContent });
  const paragraphs = [7, 9].map((id) => element(id, 'p', {}, [text(id + 1, 'text')]));
  const style = element(3, 'style', {}, [{ type: 3, id: 4, textContent: CSS, isStyle: true }]);
  const body = element(5, 'body', {}, [style, element(6, 'div', {}, paragraphs)]);
  const node = { type: 0, id: 1, childNodes: [element(2, 'html', {}, [body])] };
  const positions = [{ x: 20, y: 60, id: 9, timeOffset: 0 }];
  return [
    { type: 4, timestamp: 1000, data: { href: 'https://hover.example/', width: 300, height: 200 } },
    { type: 2, timestamp: 1000, data: { node, initialOffset: { top: 0, left: 0 } } },
    { type: 3, timestamp: 3000, data: { source: 1, positions } },
    { type: 3, timestamp: 4000, data: { source: 2, type: 2, id: 9, x: 20, y: 60 } },
  ];
}

it('shows what is under the recorded mouse as the page did, and media queries about the screen', async () => {
  writeFileSync(file, JSON.stringify(record()));
  app = await ReplayApp.start([file]);
  await app.waitUntilOpen();
  await app.page.keyboard.press('End');
  const look = () =>
    app.inDocument(() =>
      [...document.querySelectorAll('p')].map((paragraph) => {
        const { color, outlineColor } = getComputedStyle(paragraph);
        return [color, outlineColor, getComputedStyle(paragraph, '::before').content];
      }),
    );
  await expect.poll(look).toEqual([
    ['rgb(9, 0, 0)', 'rgb(0, 0, 9)', 'none'],
    ['rgb(0, 9, 0)', 'rgb(0, 0, 9)', '":hover"'],
  ]);
  await app.expectNoErrors();
});
