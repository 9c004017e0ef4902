import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { makeMeta, makeMouseMove, START_MS } from '../helpers/make-events.ts';
import { makePng } from '../helpers/make-png.ts';
import { writeFile } from '../helpers/temp-folder.ts';

/** The only font among the packages that tests need anyway. */
const [FONT = ''] = globSync(
  path.resolve(import.meta.dirname, '../../node_modules/playwright-core/lib/vite/*/codicon*.ttf'),
);

let lastId = 10;
function element(tagName: string, attributes: object, ...childNodes: readonly object[]): object {
  return { type: 2, id: ++lastId, tagName, attributes, childNodes };
}
function text(textContent: string): object {
  return { type: 3, id: ++lastId, textContent };
}

/** Writes the recording of a page of which pictures, a style sheet and a font lie elsewhere. @returns the file */
export function writeRemotePage(folder: string): string {
  const sheet = element('link', { rel: 'stylesheet', href: 'https://cdn.example/css/site.css?v=3' });
  const html = element(
    'html',
    {},
    element('head', {}, sheet),
    element(
      'body',
      {},
      element('h1', {}, text('A page with remote parts')),
      element('img', { id: 'remote', src: 'https://pictures.example/shop/a.png', width: '40', height: '30' }),
      element('img', { id: 'unknown', src: 'https://pictures.example/other.png', width: '40', height: '30' }),
      element('p', { id: 'styled' }, text('styled from elsewhere')),
    ),
  );
  const node = { type: 0, id: 1, childNodes: [html] };
  const snapshot = { type: 2, timestamp: START_MS + 10, data: { node, initialOffset: { left: 0, top: 0 } } };
  const events = [makeMeta(), snapshot, makeMouseMove(START_MS + 500), makeMouseMove(START_MS + 60_000)];
  return writeFile(folder, 'remote.json', JSON.stringify(events));
}

const SHEET = `@font-face { font-family: Icons; src: url(../fonts/icons.ttf) format("truetype"); }
  #styled { color: rgb(1, 2, 3); font-family: Icons; background: url(bg.png), url(https://evil.example/x.png); }`;

/** A pack that has all of it but one picture, and something that is no asset. */
export const PACK_FILES: readonly { readonly name: string; readonly contents: Uint8Array | string }[] = [
  { name: 'pictures.example/shop/a.png', contents: makePng(8, 6) },
  { name: 'cdn.example/css/site.css', contents: SHEET },
  { name: 'cdn.example/css/bg.png', contents: makePng(5, 5) },
  { name: 'cdn.example/fonts/icons.ttf', contents: readFileSync(FONT) },
  { name: 'cdn.example/readme.txt', contents: 'not an asset' },
];
