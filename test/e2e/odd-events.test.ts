import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { HEALTH } from '../../shared/model/health.ts';
import { add, at, PageMaker } from '../helpers/make-page.ts';
import { START_MS } from '../helpers/make-events.ts';
import { shareApp } from './shared-app.ts';

const app = shareApp();
const folder = mkdtempSync(path.join(os.tmpdir(), 'airgap-replay-odd-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const make = new PageMaker();
const REST = make.element('p', {}, 'The rest of the page');
const LATER = add(60, 5, { ...make.element('p', { rrId: 90 }) }, { ...make.text('Added later'), id: 91 });
const END = at(400, { source: 1, positions: [{ x: 1, y: 1, id: 5, timeOffset: 0 }] });

function withNode(...nodes: object[]): unknown[] {
  return [...make.page(...(nodes as ReturnType<typeof make.element>[]), REST), LATER, END];
}

function withEvent(...events: object[]): unknown[] {
  const odd = events.map((event, number) => ({ timestamp: START_MS + 30 + number, ...event }));
  return [...make.page(REST), ...odd, LATER, END];
}

function odd(node: object): object {
  return { ...make.element('p', {}, 'odd'), ...node };
}

const CASES: readonly (readonly [string, readonly unknown[]])[] = [
  ['changes without data', withEvent({ type: 3 }, { type: 3, data: null }, { type: 3, data: 'x' })],
  ['objects where names should be', withEvent({ type: 5, data: { tag: { toString: 1 }, payload: {} } })],
  [
    'a window that says nothing of itself',
    withEvent(
      { type: 4, data: null },
      { type: 4, data: { href: { toString: 1 }, width: { valueOf: 1 }, height: 'x' } },
    ),
  ],
  [
    'moves to nowhere',
    withEvent(
      { type: 3, data: { source: 1, positions: [] } },
      { type: 3, data: { source: 1 } },
      { type: 3, data: { source: 6, positions: [null] } },
    ),
  ],
  [
    'elements named as properties',
    withNode(odd({ tagName: 'constructor' }), odd({ tagName: 'toString' }), odd({ tagName: {} })),
  ],
  [
    'namespaces that are none',
    withNode(odd({ tagName: 'xmlns:a', isSVG: 1 }), odd({ tagName: 'a:xmlns', isSVG: true })),
  ],
  [
    'documents and their types in the body',
    withNode(
      { type: 0, childNodes: [], id: 70 },
      { type: 1, name: 'html', publicId: '', systemId: '', id: 71 },
    ),
  ],
  ['CDATA', withNode({ type: 4, textContent: 'odd', id: 72 })],
  [
    'nodes where none can be',
    [
      ...make.page(REST),
      add(30, 1, { ...make.text('odd'), id: 80 }, { ...make.element('p'), id: 81 }),
      add(
        31,
        5,
        { type: 0, id: 82, childNodes: [] },
        { type: 1, name: 'html', publicId: '', systemId: '', id: 83 },
      ),
      LATER,
      END,
    ],
  ],
];

it.each(CASES)('%s: the rest plays, and the session’s health says so', async (_, events) => {
  const file = path.join(folder, 'recording.json');
  writeFileSync(file, JSON.stringify(events));
  await app.begin();
  await app.handOver(file);
  await app.waitUntilOpen();
  await app.page.keyboard.press('End');
  await app.expectText('Added later');
  await app.expectText('The rest of the page');
  const health = await app.openTab('Health');
  await health.getByText(HEALTH['impossible-content'].meaning).waitFor();
  expect(await app.page.getByText('could not be replayed').count()).toBe(0);
  await app.expectNoErrors();
});

it('plays to its end where nothing of that can be played', async () => {
  const last = at(700, { source: 6, positions: [null] });
  const file = path.join(folder, 'recording.json');
  writeFileSync(file, JSON.stringify([...withEvent(), last]));
  await app.begin();
  await app.handOver(file);
  await app.waitUntilOpen();
  await app.button('Play').waitFor();
  await expect.poll(() => app.position()).toBe(700);
  await app.expectText('Added later');
  await app.expectNoErrors();
});
