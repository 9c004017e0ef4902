import { afterEach, expect, it } from 'vitest';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { dropFiles } from './drop-files.ts';
import { deepTree, floodSnapshot } from '../helpers/floods.ts';
import { SAMPLES } from './replay-app.ts';
import { shareApp } from './shared-app.ts';

const app = shareApp();
let folder: string;
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function writeEvents(events: readonly unknown[]): string {
  return writeText(JSON.stringify(events));
}

function writeText(text: string): string {
  folder = mkdtempSync(path.join(os.tmpdir(), 'airgap-replay-damaged-'));
  const file = path.join(folder, 'recording.json');
  writeFileSync(file, text);
  return file;
}

const meta = {
  type: 4,
  timestamp: 1_700_000_000_000,
  data: { href: 'http://a.example/', width: 800, height: 600 },
};
const custom = { type: 5, timestamp: 1_700_000_002_000, data: { tag: 'end', payload: {} } };

/** A page whose body holds one element. */
function snapshot(tagName: string): unknown {
  const childNodes = [{ type: 3, textContent: 'inside', id: 5 }];
  const element = { type: 2, tagName, attributes: {}, childNodes, id: 4 };
  const body = { type: 2, tagName: 'body', attributes: {}, childNodes: [element], id: 3 };
  const html = { type: 2, tagName: 'html', attributes: {}, childNodes: [body], id: 2 };
  const node = { type: 0, childNodes: [html], id: 1 };
  return { type: 2, timestamp: 1_700_000_000_010, data: { node, initialOffset: { left: 0, top: 0 } } };
}

it('says that a window without a full snapshot cannot be shown', async () => {
  await app.begin();
  await app.handOver(writeEvents([meta, custom]));
  await app.page.getByText('No full snapshot: the page can’t be shown.').waitFor();
  await app.button('Show activity').click();
  await app.page.getByRole('tabpanel', { name: 'All', exact: true }).waitFor();
  await app.button('Back to the library').click();
  await app.page
    .getByRole('row', { name: /Problems/ })
    .nth(1)
    .waitFor();
  await app.expectNoErrors();
});

it('says what could not be replayed, and plays the next recording as if nothing had happened', async () => {
  await app.begin();
  const deeperThanTheStack = floodSnapshot([deepTree(30_000)]);
  await app.handOver(writeText(`[${JSON.stringify(meta)},${deeperThanTheStack},${JSON.stringify(custom)}]`));
  await app.page.getByText('Some of this recording could not be replayed').waitFor();
  await dropFiles(app.page, [SAMPLES.shop]);
  await app.expectText('Made slowly, kept for long');
});

it('shows what is in an element whose name is none', async () => {
  await app.begin();
  await app.handOver(writeEvents([meta, snapshot('<img src=x>'), custom]));
  await app.expectText('inside');
  await app.expectNoErrors();
});

it('shows a page whose recording names no size', async () => {
  await app.begin();
  await app.handOver(writeEvents([snapshot('main'), custom]));
  await app.expectText('inside');
  const size = await app.inDocument(() => [innerWidth, innerHeight]);
  expect(size).toEqual([1280, 800]);
  await app.expectNoErrors();
});
