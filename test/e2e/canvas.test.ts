import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { ReplayApp } from './replay-app.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'airgap-replay-canvas-'));
const file = path.join(folder, 'canvas.json');
let app: ReplayApp;
afterEach(async () => {
  await app.dispose();
  rmSync(folder, { recursive: true, force: true });
});

/** A red pixel, and a blue one, as recorders write pictures of a canvas. */
const RED =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==';
const BLUE =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPj/HwADBwIAMCbHYQAAAABJRU5ErkJggg==';

function record(): unknown[] {
  const canvas = { width: '120', height: '80', rr_dataURL: `data:image/png;base64,${RED}` };
  const element = (id: number, tagName: string, attributes: object, childNodes: unknown[]): unknown => ({
    type: 2,
    id,
    tagName,
    attributes,
    childNodes,
  });
  const body = element(3, 'body', { style: 'margin: 0' }, [element(4, 'canvas', canvas, [])]);
  const node = { type: 0, id: 1, childNodes: [element(2, 'html', {}, [body])] };
  const blob = { rr_type: 'Blob', type: 'image/png', data: [{ rr_type: 'ArrayBuffer', base64: BLUE }] };
  const args = [{ rr_type: 'ImageBitmap', args: [blob] }, 0, 0, 120, 80];
  const commands = [{ property: 'drawImage', args }];
  return [
    { type: 4, timestamp: 1000, data: { href: 'https://draw.example/', width: 300, height: 200 } },
    { type: 2, timestamp: 1000, data: { node, initialOffset: { top: 0, left: 0 } } },
    { type: 3, timestamp: 3000, data: { source: 9, id: 4, type: 0, commands } },
    { type: 3, timestamp: 4000, data: { source: 2, type: 2, id: 4, x: 1, y: 1 } },
  ];
}

const look = () =>
  app.inDocument(() => {
    const canvas = document.querySelector('canvas')!;
    const { width, height } = canvas.getBoundingClientRect();
    return { width, height, picture: getComputedStyle(canvas).backgroundImage };
  });

it('shows what was on a canvas, in its size, at every moment', async () => {
  writeFileSync(file, JSON.stringify(record()));
  app = await ReplayApp.start([file]);
  await app.waitUntilOpen();
  await app.page.keyboard.press('End');
  await expect.poll(async () => (await look()).picture).toContain(BLUE);
  await app.page.keyboard.press('Home');
  await expect.poll(look).toEqual({
    width: 120,
    height: 80,
    picture: `url("data:image/png;base64,${RED}")`,
  });
  await app.expectNoErrors();
});
