import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { PlainObject, ReplayEvent } from '../../../../../shared/model/replay-event.ts';
import { DEFAULT_CLICK_RULES } from '../../../../../shared/replay/items/click-rules.ts';
import { ClickWatcher, type ClickOptions } from '../../../../../shared/replay/items/click-watcher.ts';
import { OutwardLinks } from '../../../../../shared/replay/items/outward-links.ts';
import type { FoundItem } from '../../../../../shared/replay/items/found-item.ts';
import { findItems } from '../../../../helpers/find-items.ts';
import { START_MS } from '../../../../helpers/make-events.ts';
import { add, at, click, PageMaker } from '../../../../helpers/make-page.ts';

const make = new PageMaker();
const LATER = at(60_000, { source: 1, positions: [] });

const mouse = (ms: number, type: number, id: number): ReplayEvent =>
  at(ms, { source: 2, type, id, x: 10, y: 10 });
/** A click as rrweb records it. */
const press = (ms: number, id: number): ReplayEvent[] => [
  mouse(ms - 2, 1, id),
  mouse(ms - 1, 0, id),
  mouse(ms, 2, id),
];
const change = (ms: number, id: number, attributes: PlainObject): ReplayEvent =>
  at(ms, { source: 0, adds: [], removes: [], texts: [], attributes: [{ id, attributes }] });
const say = (ms: number, id: number, value: string): ReplayEvent =>
  at(ms, { source: 0, adds: [], removes: [], attributes: [], texts: [{ id, value }] });
const select = (ms: number): ReplayEvent =>
  at(ms, { source: 14, ranges: [{ start: 20, startOffset: 0, end: 20, endOffset: 4 }] });
const custom = (ms: number, tag: string, payload: unknown = {}): ReplayEvent => ({
  type: 5,
  timestamp: START_MS + ms,
  data: { tag, payload },
});

function clicksOf(events: readonly ReplayEvent[], options?: ClickOptions): FoundItem[] {
  return findItems([...events, LATER], options).filter(({ kind }) => kind.endsWith('click'));
}

/** `?` marks what is uncertain. */
function kindsOf(events: readonly ReplayEvent[], options?: ClickOptions): string[] {
  return clicksOf(events, options).map(({ kind, facts }) => `${kind}${facts.isUncertain ? '?' : ''}`);
}

/** What becomes of one click on an element that nothing follows, and of five in a second. */
function on(element: PlainObject, id = 10): { readonly once: string[]; readonly often: boolean } {
  const page = make.page(element, make.element('p', { rrId: 19 }));
  const five = [0, 1, 2, 3, 4].flatMap((at) => press(100 + at * 200, id));
  return {
    once: kindsOf([...page, ...press(100, id)]),
    often: kindsOf([...page, ...five]).some((kind) => kind.startsWith('rage-click')),
  };
}

const button = (attributes: PlainObject, ...children: (PlainObject | string)[]): PlainObject =>
  make.element('button', { rrId: 10, ...attributes }, ...children);

const CASE = path.resolve(import.meta.dirname, '../../../../../../shared/cases/playback/clicks.json');
if (!existsSync(CASE)) {
  console.warn('SKIPPED: ../shared/cases is not there; the recorded clicks of a browser are not told apart.');
}

it.skipIf(!existsSync(CASE))('tells the clicks apart that a browser recorded', () => {
  const events = JSON.parse(readFileSync(CASE, 'utf8')) as ReplayEvent[];
  const found = findItems(events).filter(({ kind }) => kind.endsWith('click'));
  expect(found.map(({ kind, label, facts }) => `${kind} ${label} ${facts.clicks ?? ''}`.trim())).toEqual([
    'click name',
    'click Label',
    'click Label',
    'click select#se',
    'click Copy',
    'click Slow 2 s',
    'click textarea#ta',
    'click canvas#cv',
    'dead-click Fetch only',
    'dead-click Dead',
    'click Anchor',
    ...Array.from({ length: 6 }, () => 'click +'),
    ...Array.from({ length: 5 }, () => 'click Select this text by a double click'),
    'dead-click Shadow button',
    'rage-click Dead 5',
    ...Array.from({ length: 5 }, () => expect.stringMatching(/click Dead$/) as string),
  ]);
});

describe('what a click was on', () => {
  it.each<[string, PlainObject]>([
    ['a text field', make.element('input', { rrId: 10, type: 'search' })],
    ['a number field with its spin buttons', make.element('input', { rrId: 10, type: 'number' })],
    ['a text area', make.element('textarea', { rrId: 10 })],
    ['text that can be edited', make.element('div', { contenteditable: 'true' }, make.element('p', { rrId: 10 }, 'My note'))], // prettier-ignore
    ['an editor of the page’s own', make.element('div', { rrId: 10, role: 'textbox' }, 'My note')],
    ['a list of options', make.element('select', { rrId: 10 })],
    ['a link to another window', make.element('a', { rrId: 10, target: '_blank', href: '/terms' }, 'Terms')],
    ['a download', make.element('a', { rrId: 10, download: 'x', href: '/x' }, 'Report')],
    [
      'a file that browsers save',
      make.element('a', { rrId: 10, href: 'https://x.example/a.pdf?v=1' }, 'Terms'),
    ],
    ['a mail', make.element('a', { rrId: 10, href: 'mailto:a@b.example' }, 'Write to us')],
    ['a phone call', make.element('a', { rrId: 10, href: 'tel:+49' }, 'Call us')],
    ['another program', make.element('a', { rrId: 10, href: 'zoommtg://join' }, 'Join')],
    ['data', make.element('a', { rrId: 10, href: 'data:text/plain,x' }, 'Notes')],
    ['a picture in a link to another window', make.element('a', { target: 'help', href: '/' }, make.element('img', { rrId: 10 }))], // prettier-ignore
    ['a form that is sent to another window', make.element('form', { target: '_blank' }, button({}, 'Go'))],
    ['a button that sends it there', button({ formtarget: '_blank' }, 'Go')],
    ['code that opens a window', button({ onclick: "window.open('/x')" }, 'Go')],
    [
      'an address of code that prints',
      make.element('a', { rrId: 10, href: 'javascript:window.print()' }, 'Go'),
    ],
  ])('%s: neither dead nor a rage', (_, element) => {
    expect(on(element)).toEqual({ once: ['click'], often: false });
  });

  it.each<[string, PlainObject]>([
    ['its text', button({}, 'Copy link')],
    ['what a screen reader says', button({ 'aria-label': 'Download CSV' })],
    ['its title', button({ title: 'Print' })],
    ['its class', button({ class: 'btn btnCopyLink' })],
    ['its icon', button({}, make.element('svg', { class: 'icon icon-download' }))],
    ['an attribute for a library that copies', button({ 'data-clipboard-text': 'abc' }, '#')],
    ['another language', button({}, '下载报告')],
    ['a value', make.element('input', { rrId: 10, type: 'button', value: 'Exportieren' })],
  ])(
    'by %s, it acts outside the page: neither dead nor a rage, and that is said to be a guess',
    (_, element) => {
      const { once, often } = on(element);
      expect(once.map((kind) => kind.replace('?', ''))).toEqual(['click']);
      expect(often).toBe(false);
    },
  );

  it.each<[string, PlainObject]>([
    ['Copyright', button({}, 'Copyright')],
    ['a sentence with such a word', button({}, 'I have read the copy of the terms that was sent to me')],
    ['a paragraph of the class “copy”', make.element('p', { rrId: 10, class: 'copy' }, 'Our story')],
    ['a button that is an input', make.element('input', { rrId: 10, type: 'submit', value: 'Go' })],
    ['a link that stays', make.element('a', { rrId: 10, href: 'https://shop.example/a' }, 'More')],
  ])('%s is dead like anything else', (_, element) => {
    expect(on(element).once).toEqual(['dead-click']);
  });

  it.each<[string, string, boolean]>([
    ['ph-no-rageclick', 'dead-click', false],
    ['ph-no-deadclick', 'click', true],
    ['ph-no-capture', 'click', false],
  ])('the class %s is heeded', (name, once, often) => {
    expect(on(make.element('div', { class: `box ${name}` }, button({}, 'Go')))).toEqual({
      once: [once],
      often,
    });
  });

  it('a drawing is never dead, and a rage there is only possible', () => {
    const canvas = make.element('canvas', { rrId: 10 });
    const five = [0, 1, 2, 3, 4].flatMap((at) => press(100 + at * 200, 10));
    expect(kindsOf([...make.page(canvas), ...five])).toContain('rage-click?');
    expect(on(canvas).once).toEqual(['click']);
  });

  it('an element of the page’s own that shows nothing may be dead', () => {
    expect(on(make.element('x-menu', { rrId: 10 })).once).toEqual(['dead-click?']);
  });
});

describe('what follows a click', () => {
  const page = make.page(
    button({}, 'Go'),
    make.element('p', { rrId: 20 }, 'Text'),
    make.element('input', { rrId: 21 }),
  );
  const after = (...events: ReplayEvent[]): string[] => kindsOf([...page, ...press(100, 10), ...events]);

  it.each<[string, ReplayEvent]>([
    ['a change of the page', add(2600, 5)],
    ['scrolling at once', at(400, { source: 3, id: 1, x: 0, y: 5 })],
    ['a selection', select(300)],
    ['the focus elsewhere', mouse(900, 5, 21)],
    ['the focus on what was not recorded', mouse(102, 5, -1)],
    ['the window that loses the focus', mouse(600, 6, 10)],
    ['the window that is hidden, as PostHog tells it', custom(700, 'window hidden')],
    ['the window that is left, as Sentry tells it', custom(700, 'breadcrumb', { category: 'ui.blur' })],
    ['a player', at(300, { source: 7, type: 0, id: 20 })],
    ['the full screen', at(300, { source: 4, width: 1920, height: 1080 })],
    ['a page view', custom(900, '$pageview', { href: 'https://shop.example/next' })],
  ])('%s answers it', (_, event) => {
    expect(after(event)).toEqual(['click']);
  });

  it.each<[string, ReplayEvent]>([
    ['a line of the console', { type: 6, timestamp: START_MS + 900, data: { plugin: 'rrweb/console@1', payload: { level: 'log', payload: ['"sent"'], trace: [] } } }], // prettier-ignore
    ['an event of the page’s own', custom(900, 'cart-updated')],
    ['a request', { type: 6, timestamp: START_MS + 900, data: { plugin: 'rrweb/network@1', payload: { requests: [{ name: 'https://shop.example/api', initiatorType: 'fetch', timeOrigin: START_MS, startTime: 200, timestamp: START_MS + 200, duration: 300, responseStatus: 200 }] } } }], // prettier-ignore
  ])('%s makes it uncertain', (_, event) => {
    expect(after(event)).toEqual(['dead-click?']);
  });

  it.each<[string, ReplayEvent[]]>([
    ['scrolling later', [at(500, { source: 3, id: 1, x: 0, y: 5 })]],
    ['the focus of what was clicked', [mouse(101, 5, 10)]],
    ['what the recorder notes of itself', [custom(200, '$posthog_config'), custom(300, 'breadcrumb', { category: 'ui.click' })]], // prettier-ignore
    ['what the user does next', [mouse(900, 1, 20), mouse(901, 6, 10), mouse(905, 5, 21), select(1000)]],
  ])('%s does not', (_, events) => {
    expect(after(...events)).toEqual(['dead-click']);
  });

  it('another window of the session that begins then was opened by it', () => {
    expect(kindsOf([...page, ...press(100, 10)], { otherWindowsAtMs: [START_MS + 1500] })).toEqual(['click']);
    expect(kindsOf([...page, ...press(100, 10)], { otherWindowsAtMs: [START_MS + 50] })).toEqual([
      'dead-click',
    ]);
  });

  it('goes by the rules that were set', () => {
    const rules = { ...DEFAULT_CLICK_RULES, deadAfterMs: 1000, rageClicks: 4 };
    const events = [...page, ...[100, 200, 300].flatMap((ms) => press(ms, 10)), add(1500, 5)];
    expect(kindsOf(events, { rules })).toEqual(['dead-click', 'dead-click', 'dead-click']);
    expect(kindsOf(events)).toContain('rage-click');
  });
});

describe('one act is one row', () => {
  it.each<[string, PlainObject[], number, number]>([
    ['a label that names its field', [make.element('label', { rrId: 10, for: 'a' }, 'News'), make.element('input', { rrId: 11, id: 'a', type: 'checkbox' })], 10, 11], // prettier-ignore
    ['a label around its field', [make.element('label', {}, make.element('span', { rrId: 10 }, 'News'), make.element('input', { rrId: 11, type: 'checkbox' }))], 10, 11], // prettier-ignore
  ])('%s', (_, elements, label, field) => {
    const page = make.page(...elements);
    const both = (ms: number, withButton: boolean): ReplayEvent[] => [
      ...(withButton ? press(ms, label) : [click(ms, label)]),
      mouse(ms + 1, 5, field),
      click(ms + 2, field),
      at(ms + 3, { source: 5, id: field, text: 'on', isChecked: true }),
    ];
    for (const withButton of [true, false]) {
      const events = [100, 400].flatMap((ms) => both(ms, withButton));
      expect(clicksOf([...page, ...events]).map(({ kind, label: name }) => `${kind} ${name}`)).toEqual([
        'click News',
        'click News',
      ]);
    }
  });

  it('two presses in the same millisecond are two acts', () => {
    const twice = [mouse(100, 1, 10), mouse(100, 2, 10), mouse(100, 1, 10), mouse(100, 2, 10), add(200, 5)];
    expect(kindsOf([...make.page(button({}, 'Go')), ...twice])).toEqual(['click', 'click']);
  });

  it('a button that clicks a hidden field for files is no dead click, nor two', () => {
    const page = make.page(button({}, 'Attach'), make.element('input', { rrId: 11, type: 'file' }));
    const act = [...press(100, 10), at(102, { source: 2, type: 2, id: 11, x: 0, y: 0 })];
    expect(kindsOf([...page, ...act])).toEqual(['click']);
  });

  it('a button that clicks a link which was never recorded is no dead click, nor two', () => {
    const act = [...press(100, 10), at(104, { source: 2, type: 2, id: -1, x: 0, y: 0 })];
    expect(kindsOf([...make.page(button({}, 'Report')), ...act])).toEqual(['click']);
  });

  it('a tap that the page answers before the browser makes a click of it', () => {
    const tap = at(100, { source: 2, type: 9, id: 10, x: 10, y: 10 });
    const events = [mouse(90, 7, 10), tap, add(110, 5), mouse(130, 1, 10), click(131, 10)];
    expect(kindsOf([...make.page(button({}, 'Go')), ...events])).toEqual(['click']);
  });

  it('a label that is clicked again and again is', () => {
    const page = make.page(make.element('label', { rrId: 10, for: 'a' }, 'News'));
    expect(kindsOf([...page, ...press(100, 10), ...press(400, 10)])).toHaveLength(2);
  });
});

describe('clicks that come again and again', () => {
  const page = make.page(
    button({}, 'Add one'),
    make.element('span', {}, { type: 3, id: 30, textContent: '0' }),
    make.element('div', { rrId: 31 }),
    button({ rrId: 12, 'aria-label': 'Next slide' }),
    make.element('p', { rrId: 20 }, 'Text to read'),
    make.element('div', { rrId: 22 }, 'Pay'),
    make.element('div', { rrId: 23, tabindex: '0' }, 'Pay'),
  );
  const TIMES = [100, 300, 500, 700];
  const rageIn = (...events: ReplayEvent[]): string[] =>
    kindsOf([...page, ...events]).filter((kind) => kind.startsWith('rage-click'));
  const each = (id: number, answer: (ms: number, at: number) => ReplayEvent[]): string[] =>
    rageIn(...TIMES.flatMap((ms, at) => [...press(ms, id), ...answer(ms + 10, at)]));

  it.each<[string, (ms: number, at: number) => ReplayEvent[]]>([
    ['a counter', (ms, at) => [say(ms, 30, String(at + 1))]],
    ['a counter that is drawn anew', (ms, at) => [add(ms, 31, make.text(String(at + 1)))]],
    [
      'a carousel that moves',
      (ms, at) => [change(ms, 31, { style: { transform: `translateX(-${at}00%)` } })],
    ],
    ['a carousel that scrolls', (ms, at) => [scroll(ms, at)]],
    ['a field that a script counts up', (ms, at) => [input(ms, at)]],
    ['a calendar', (ms, at) => [add(ms, 31, make.element('table', {}, `Month ${at}`))]],
  ])('are no rage where each shows something new: %s', (_, answer) => {
    expect(each(10, answer)).toEqual([]);
  });

  it('are no rage on what is named so, as long as anything answers', () => {
    expect(each(12, (ms) => [change(ms, 31, { class: 'moving' })])).toEqual([]);
    expect(each(12, () => [])).toEqual(['rage-click']);
  });

  it('are a rage where nothing answers, or only the button shows that it was clicked', () => {
    expect(each(10, () => [])).toEqual(['rage-click']);
    expect(each(10, (ms, at) => [change(ms, 10, { style: `--ripple: ${at}` })])).toEqual(['rage-click']);
  });

  it('are a rage where the page moves by itself', () => {
    const ticks = Array.from({ length: 20 }, (_, at) =>
      change(at * 50 + 100, 31, { style: `left: ${at}px` }),
    );
    const clicks = TIMES.flatMap((ms) => press(ms + 1000, 10));
    const all = [...ticks, ...Array.from({ length: 20 }, (_, at) => change(1050 + at * 50, 31, { style: `left: ${20 + at}px` })), ...clicks]; // prettier-ignore
    expect(rageIn(...all.sort((a, b) => a.timestamp - b.timestamp))).toEqual(['rage-click']);
  });

  it('may be a rage where new things come late, or not every time', () => {
    const late = TIMES.flatMap((ms, at) => [...press(ms, 10), say(ms + 650, 30, String(at + 1))]);
    expect(rageIn(...late.sort((a, b) => a.timestamp - b.timestamp))).toEqual(['rage-click?']);
    expect(each(10, (ms, at) => (at < 3 ? [say(ms, 30, String(at + 1))] : []))).toEqual(['rage-click?']);
  });

  it('may be a rage where each shows the same once more', () => {
    expect(each(10, (ms) => [add(ms, 31, make.element('p', {}, 'It failed'))])).toEqual(['rage-click?']);
  });

  it('are told apart whatever a recording holds', () => {
    let deep: unknown = 'x';
    for (let level = 0; level < 50_000; level++) {
      deep = [deep];
    }
    const odd = [{ toString: null }, { toString: 1, valueOf: 2 }, null, 7, [], deep];
    for (const value of odd) {
      const changes = { id: 30, value, attributes: { style: value, class: value } };
      const event = { source: 0, adds: [{ parentId: 31, node: value }], removes: [], texts: [changes], attributes: [changes] }; // prettier-ignore
      const events = TIMES.flatMap((ms) => [
        ...press(ms, 10),
        at(ms + 5, event),
        at(ms + 6, { source: 3, id: 31, x: value, y: value }),
        at(ms + 7, { source: 5, id: 31, text: value, isChecked: value }),
        at(ms + 8, { source: 14, ranges: value }),
        custom(ms + 9, 'breadcrumb', value),
      ]);
      const watcher = new ClickWatcher(() => undefined, new OutwardLinks([]));
      const place = { windowNumber: 1, chunk: 0, event: 0, part: 0 };
      expect(() => events.forEach((each) => watcher.note(each, place, undefined))).not.toThrow();
    }
  });

  it('select text, up to three of them', () => {
    const triple = [...press(100, 20), ...press(110, 20), mouse(110, 4, 20), ...press(120, 20)];
    expect(rageIn(...triple, select(130))).toEqual([]);
    expect(kindsOf([...page, ...triple, select(130)])).toEqual(['click', 'click', 'click']);
    expect(rageIn(...triple)).toEqual([]);
    const onPlainBox = [100, 110, 120].flatMap((ms) => press(ms, 22));
    expect(rageIn(...onPlainBox, select(125))).toEqual([]);
    expect(rageIn(...onPlainBox)).toEqual(['rage-click?']);
    expect(rageIn(...[100, 110, 120].flatMap((ms) => press(ms, 23)))).toEqual(['rage-click']);
    expect(rageIn(...[100, 110, 120, 130, 140].flatMap((ms) => press(ms, 20)))).toEqual(['rage-click?']);
  });

  it('are counted where they are: two in another place do not make three', () => {
    const far = (ms: number): ReplayEvent => click(ms, 10, 300, 300);
    expect(rageIn(click(100, 10), click(200, 10), far(300), far(400))).toEqual([]);
  });
});

function scroll(ms: number, step: number): ReplayEvent {
  return at(ms, { source: 3, id: 31, x: 300 * (step + 1), y: 0 });
}

function input(ms: number, step: number): ReplayEvent {
  return at(ms, { source: 5, id: 31, text: String(step + 1), isChecked: false, userTriggered: false });
}
