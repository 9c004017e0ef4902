import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeMeta, makeMouseMove, START_MS } from '../helpers/make-events.ts';
import { shareApp } from './shared-app.ts';

const app = shareApp();
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'airgap-replay-missing-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

let lastId = 10;
function element(tagName: string, attributes: object, ...childNodes: readonly object[]): object {
  return { type: 2, id: ++lastId, tagName, attributes, childNodes };
}
function text(textContent: string): object {
  return { type: 3, id: ++lastId, textContent };
}

function writeRecording(...nodes: readonly object[]): string {
  const html = element('html', {}, element('head', {}), element('body', {}, ...nodes));
  const doctype = { type: 1, id: 2, name: 'html', publicId: '', systemId: '' };
  const node = { type: 0, id: 1, childNodes: [doctype, html] };
  const snapshot = { type: 2, timestamp: START_MS + 10, data: { node, initialOffset: { left: 0, top: 0 } } };
  const events = [makeMeta(), snapshot, makeMouseMove(START_MS + 500), makeMouseMove(START_MS + 4000)];
  const file = path.join(folder, 'remote.json');
  writeFileSync(file, JSON.stringify(events));
  return file;
}

it('shows a placeholder of the right size for a remote image, and says what is missing', async () => {
  const file = writeRecording(
    element('h1', {}, text('A page with remote parts')),
    element('img', {
      id: 'remote',
      src: 'http://pictures.example/a\u202egnp.png',
      width: '320',
      height: '120',
    }),
    element('a', { id: 'link', href: 'http://elsewhere.example/' }, text('a link')),
    element('SCRIPT', {}, text('document.title = "owned"')),
    element('div', { style: 'background:url(http://pictures.example/b.png)', onclick: 'x()' }, text('below')),
  );
  await app.begin();
  await app.handOver(file);
  await app.expectText('A page with remote parts');
  // Two addresses, a script and an event handler: none is left for the other walls.
  await app.page.getByRole('button', { name: 'Network sealed · 4 requests stopped' }).click();
  await app.page.getByText('4 in the recording that is open, before it is played').waitFor();
  await app.page.keyboard.press('Escape');
  const frame = await app.document();
  const shown = await frame.evaluate(() => {
    const image = document.querySelector<HTMLImageElement>('#remote');
    const link = document.querySelector('#link');
    return {
      size: [image?.offsetWidth, image?.offsetHeight],
      hatching: image && getComputedStyle(image).backgroundImage.slice(0, 25),
      isLink: link?.matches(':link'),
      colour: link && getComputedStyle(link).textDecorationLine,
      html: document.documentElement.outerHTML.replace(/data-airgap-\w+="[^"]*"/g, ''),
    };
  });
  expect(shown).toMatchObject({
    size: [320, 120],
    hatching: 'repeating-linear-gradient',
    isLink: true,
    colour: 'underline',
  });
  expect(shown.html).not.toMatch(/\.example|owned|onclick/);

  await app.openTab('Health');
  const panel = app.page.getByRole('region', { name: 'Missing from this recording' });
  await panel.waitFor();
  const told = await panel.innerText();
  expect(told).toContain('2 assets were not in the file and were not fetched.');
  expect(told).toContain('http://pictures.example/a⟨U+202E⟩gnp.png');
  expect(told).toContain('image · ×1 · first at 0:00.');
  expect(told).toContain('Disabled for safety: 1 script, 1 event handler.');
  expect(await panel.getByRole('link').count()).toBe(0);
  await app.expectNoErrors();
});

it('says that nothing is missing where all of a page is in the file', async () => {
  await app.begin();
  await app.handOver(writeRecording(element('p', {}, text('All is here'))));
  await app.expectText('All is here');
  await app.openTab('Health');
  await app.page.getByText('No assets are missing.').waitFor();
  await app.expectNoErrors();
});
