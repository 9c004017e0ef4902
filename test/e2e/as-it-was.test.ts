import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { ReplayEvent } from '../../shared/model/replay-event.ts';
import { add, at, click, PageMaker } from '../helpers/make-page.ts';
import { shareApp } from './shared-app.ts';

const app = shareApp();
const folder = mkdtempSync(path.join(os.tmpdir(), 'airgap-replay-as-it-was-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const make = new PageMaker();
const PNG =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==';

/** Opens a recording of ten seconds, paused at its beginning. */
async function open(name: string, events: readonly ReplayEvent[]): Promise<void> {
  const file = path.join(folder, `${name}.json`);
  writeFileSync(file, JSON.stringify([...events, at(10_000, { source: 3, id: 1, x: 0, y: 0 })]));
  await app.beginIn(file);
}

/** Comes to a moment in each way, and looks. */
async function lookEveryWay<T>(atMs: number, look: () => T): Promise<T[]> {
  const seen: T[] = [];
  const note = async (): Promise<void> => {
    await app.waitUntilLoaded();
    seen.push(await app.inDocument(look));
  };
  await app.page.keyboard.press('Home');
  await app.clickSlider(atMs);
  await note();
  await app.page.keyboard.press('End');
  await app.clickSlider(atMs);
  await note();
  await app.clickSlider(atMs - 1500);
  await app.waitUntilLoaded();
  await app.page.keyboard.press('Space');
  await expect.poll(() => app.position(), { timeout: 10_000, interval: 20 }).toBeGreaterThan(atMs - 60);
  await app.pause();
  await note();
  return seen;
}

function style(css: string): ReturnType<PageMaker['element']> {
  return make.element('style', { _cssText: css }, '');
}

const thrice = <T>(value: T): T[] => [value, value, value];

it('focus is shown: by rules of every kind of sheet, and the ring only where browsers draw one', async () => {
  const focus = (ms: number, id: number): ReplayEvent => at(ms, { source: 2, type: 5, id });
  const blur = (ms: number, id: number): ReplayEvent => at(ms, { source: 2, type: 6, id });
  await open('focus', [
    ...make.page(
      style(`.menu { color: rgb(1, 1, 1) } .menu:focus-within { color: rgb(9, 9, 9) }
        input:focus + i { color: rgb(0, 0, 255) } button:focus-visible { color: rgb(255, 0, 0) }`),
      make.element('div', { class: 'menu' }, make.element('button', { rrId: 10 }, 'One')),
      make.element('input', { rrId: 11 }),
      make.element('i', {}, 'label'),
    ),
    at(20, {
      source: 15,
      id: 1,
      styleIds: [1],
      styles: [{ styleId: 1, rules: [{ rule: 'button:focus { outline: 7px solid }', index: 0 }] }],
    }),
    at(2000, { source: 2, type: 1, id: 10, x: 5, y: 5 }),
    focus(2001, 10),
    at(2002, { source: 2, type: 0, id: 10, x: 5, y: 5 }),
    blur(4000, 10),
    focus(4000, 11),
    blur(6000, 11),
    focus(6000, 10),
  ]);
  const look = () =>
    ['.menu', 'button', 'i'].map((each) => getComputedStyle(document.querySelector(each)!).color).join(' ') +
    ` ${getComputedStyle(document.querySelector('button')!).outlineWidth}`;
  expect(await lookEveryWay(3000, look)).toEqual(thrice('rgb(9, 9, 9) rgb(0, 0, 0) rgb(0, 0, 0) 7px'));
  expect(await lookEveryWay(5000, look)).toEqual(thrice('rgb(1, 1, 1) rgb(0, 0, 0) rgb(0, 0, 255) 3px'));
  expect(await lookEveryWay(7000, look)).toEqual(thrice('rgb(9, 9, 9) rgb(255, 0, 0) rgb(0, 0, 0) 7px'));
  await app.expectNoErrors();
});

it('what fades in is there, and what is on its way is where it was, however one comes there', async () => {
  await open('animations', [
    ...make.page(
      style(`@keyframes in { from { opacity: 0 } to { opacity: 1 } }
        .quick { animation: in 0.3s both } .slow { animation: in 4s linear both }
        .moved { transition: margin-left 4s linear; margin-left: 0 } .moved.far { margin-left: 400px }`),
      make.element('p', { class: 'quick' }, 'quick'),
      make.element('p', { class: 'moved', rrId: 11 }, 'moved'),
    ),
    add(3000, 5, make.element('p', { class: 'slow' }, 'slow')),
    at(3000, {
      source: 0,
      adds: [],
      removes: [],
      texts: [],
      attributes: [{ id: 11, attributes: { class: 'moved far' } }],
    }),
  ]);
  const look = () => {
    const of = (selector: string): CSSStyleDeclaration | null => {
      const element = document.querySelector(selector);
      return element && getComputedStyle(element);
    };
    return [of('.quick')?.opacity, of('.slow')?.opacity, of('.moved')?.marginLeft].map((value) =>
      parseFloat(value ?? '0'),
    );
  };
  for (const [quick, slow, moved] of await lookEveryWay(5000, look)) {
    expect(quick).toBe(1);
    expect(slow).toBeGreaterThan(0.45);
    expect(slow).toBeLessThan(0.56);
    expect(moved).toBeGreaterThan(180);
    expect(moved).toBeLessThan(225);
  }
  expect(await lookEveryWay(8000, look)).toEqual(thrice([1, 1, 400]));
  await app.expectNoErrors();
});

it('hosts keep the sheets that they adopted where they move, and elements are defined when they were', async () => {
  const host = (children: object[] = []): Record<string, unknown> => ({
    ...make.element('x-card', { rrId: 20 }),
    isShadowHost: true,
    childNodes: children,
  });
  const inside = { ...make.element('b', { rrId: 21 }, 'Card'), isShadow: true };
  await open('shadow', [
    ...make.page(
      style(':not(:defined) { color: rgb(1, 2, 3) }'),
      make.element('div', { rrId: 18 }, host([inside])),
      make.element('div', { rrId: 19 }),
      make.element('y-late', { rrId: 30 }, 'late'),
    ),
    at(20, {
      source: 15,
      id: 20,
      styleIds: [1],
      styles: [{ styleId: 1, rules: [{ rule: 'b { color: rgb(255, 0, 0) }', index: 0 }] }],
    }),
    at(3000, {
      source: 0,
      texts: [],
      attributes: [],
      removes: [{ id: 20, parentId: 18 }],
      adds: [
        { parentId: 19, nextId: null, node: host() },
        { parentId: 20, nextId: null, node: inside },
      ],
    }),
    at(5000, { source: 16, define: { name: 'y-late' } }),
  ]);
  const look = () => {
    const card = document.querySelector('x-card');
    const inner = card?.shadowRoot?.querySelector('b');
    return [
      card?.parentElement === document.querySelectorAll('div')[1],
      inner && getComputedStyle(inner).color,
      document.querySelector('y-late')?.matches(':defined'),
    ];
  };
  expect(await lookEveryWay(2500, look)).toEqual(thrice([false, 'rgb(255, 0, 0)', false]));
  expect(await lookEveryWay(4000, look)).toEqual(thrice([true, 'rgb(255, 0, 0)', false]));
  expect(await lookEveryWay(7000, look)).toEqual(thrice([true, 'rgb(255, 0, 0)', true]));
  await app.expectNoErrors();
});

describe('a page shows', () => {
  it('popovers that a click opened, parts that a link led to, fields that were changed and left', async () => {
    await open('traces', [
      ...make.page(
        style('#part:target { color: rgb(255, 0, 0) } input:user-invalid { color: rgb(0, 0, 255) }'),
        make.element('button', { rrId: 10, popovertarget: 'menu' }, 'Menu'),
        make.element('div', { id: 'menu', popover: '' }, 'a menu'),
        make.element('a', { rrId: 11, href: 'https://shop.example/#part' }, 'Go'),
        make.element('p', { id: 'part' }, 'part'),
        make.element('input', { rrId: 12, type: 'email' }),
      ),
      click(2000, 10),
      click(4000, 11),
      at(5000, { source: 2, type: 5, id: 12 }),
      at(5200, { source: 5, id: 12, text: 'no address', isChecked: false }),
      at(6000, { source: 2, type: 6, id: 12 }),
    ]);
    const look = () => [
      document.querySelector('#menu')?.matches(':popover-open'),
      getComputedStyle(document.querySelector('#part')!).color,
      getComputedStyle(document.querySelector('input')!).color,
    ];
    const black = 'rgb(0, 0, 0)';
    expect(await lookEveryWay(3000, look)).toEqual(thrice([true, black, black]));
    expect(await lookEveryWay(5600, look)).toEqual(thrice([false, 'rgb(255, 0, 0)', black]));
    expect(await lookEveryWay(7000, look)).toEqual(thrice([false, 'rgb(255, 0, 0)', 'rgb(0, 0, 255)']));
    await app.expectNoErrors();
  });

  it('pictures of any claimed type, the room of missing ones, canvases in their proportions, formulas', async () => {
    await open('pictures', [
      ...make.page(
        style(
          'img, object { display: block } canvas { width: 400px; height: auto; display: block } form[action="/pay"] { padding-top: 7px }',
        ),
        make.element('img', { id: 'odd', src: `data:image/*;base64,${PNG}`, width: '30', height: '20' }),
        make.element('object', { data: `data:image/png;base64,${PNG}`, width: '60', height: '40' }),
        make.element('img', {
          id: 'gone',
          src: 'https://far.example/wide.png',
          style: 'width: 100%; height: auto',
        }),
        make.element(
          'canvas',
          { width: '200', height: '50', rr_dataURL: `data:image/png;base64,${PNG}` },
          'no canvas',
        ),
        make.element('form', { action: '/pay' }),
        make.element('math', {}, make.element('mi', {}, 'x')),
      ),
    ]);
    const look = () => {
      const size = (selector: string): string => {
        const { width, height } = document.querySelector(selector)!.getBoundingClientRect();
        return `${Math.round(width)} ${Math.round(height)}`;
      };
      return {
        odd: document.querySelector<HTMLImageElement>('#odd')?.naturalWidth,
        object: size('object'),
        canvas: size('canvas'),
        isLow: document.querySelector('#gone')!.getBoundingClientRect().height < 40,
        padding: getComputedStyle(document.querySelector('form')!).paddingTop,
        namespace: document.querySelector('mi')?.namespaceURI,
      };
    };
    await app.waitUntilLoaded();
    expect(await app.inDocument(look)).toEqual({
      odd: 1,
      object: '60 40',
      canvas: '400 100',
      isLow: true,
      padding: '7px',
      namespace: 'http://www.w3.org/1998/Math/MathML',
    });
    await app.openTab('Health');
    await app.page.getByText('1 asset was not in the file and was not fetched.').waitFor();
    expect(await app.page.getByRole('tabpanel').innerText()).not.toMatch(/data page|embedded/);
    await app.expectNoErrors();
  });

  it('dark colours where the user wants it to, and no pointer before one was recorded', async () => {
    await open('colours', [
      ...make.page(style('@media (prefers-color-scheme: dark) { body { background: rgb(3, 3, 3) } }')),
      at(5000, { source: 1, positions: [{ x: 50, y: 60, id: 5, timeOffset: 0 }] }),
    ]);
    const background = (): Promise<string> =>
      app.inDocument(() => getComputedStyle(document.body).backgroundColor);
    const isPointerShown = (): Promise<boolean | undefined> =>
      app.page
        .frames()
        .find((frame) => frame.url().startsWith('stage:'))!
        .evaluate(() => document.querySelector('.replayer-mouse')?.checkVisibility());
    expect(await background()).toBe('rgba(0, 0, 0, 0)');
    expect(await isPointerShown()).toBe(false);
    await app.button('Page in dark colours').click();
    await expect.poll(background).toBe('rgb(3, 3, 3)');
    await app.page.keyboard.press('End');
    await app.waitUntilLoaded();
    expect([await background(), await isPointerShown()]).toEqual(['rgb(3, 3, 3)', true]);
    await app.expectNoErrors();
  });

  it('where a finger touched, while it did', async () => {
    const touch = (ms: number, type: number): ReplayEvent =>
      at(ms, { source: 2, type, id: 5, x: 100, y: 80 });
    await open('touches', [...make.page(make.element('p', {}, 'page')), touch(2000, 7), touch(4000, 9)]);
    const look = async (atMs: number): Promise<unknown> => {
      await app.clickSlider(atMs);
      await app.waitUntilLoaded();
      const stage = app.page.frames().find((frame) => frame.url().startsWith('stage:'));
      return stage?.evaluate(() => {
        const finger = document.querySelector<HTMLElement>('.replayer-mouse');
        return [finger?.className, finger?.style.left];
      });
    };
    expect(await look(3000)).toEqual(['replayer-mouse touch-device touch-active', '100px']);
    expect(await look(6000)).toEqual(['replayer-mouse touch-device', '100px']);
    await app.expectNoErrors();
  });
});
