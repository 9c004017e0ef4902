import { describe, expect, it } from 'vitest';
import { DocumentState } from '../../../../../shared/replay/document/document-state.ts';
import { ItemCollector } from '../../../../../shared/replay/items/item-collector.ts';
import { OutwardLinks } from '../../../../../shared/replay/items/outward-links.ts';
import type { FoundItem } from '../../../../../shared/replay/items/found-item.ts';
import type { ReplayEvent } from '../../../../../shared/model/replay-event.ts';
import { whenFound } from '../../../../../shared/search/grown-moment.ts';
import { parseSearchQuery } from '../../../../../shared/search/search-query.ts';
import { findPhrase, wordsOf } from '../../../../../shared/search/words.ts';
import { findItems } from '../../../../helpers/find-items.ts';
import { START_MS } from '../../../../helpers/make-events.ts';
import { add, at, PageMaker } from '../../../../helpers/make-page.ts';

const make = new PageMaker();
const PAGE = make.page('Chat');
const BEGINNING = `Answer: ${'so far so good, and so on. '.repeat(12)}`;
const node = (id: number, textContent: string) => ({ type: 3, id, textContent });
const change = (ms: number, id: number, value: string): ReplayEvent =>
  at(ms, { source: 0, adds: [], removes: [], attributes: [], texts: [{ id, value }] });
const redraw = (ms: number, old: number, id: number, text: string): ReplayEvent =>
  at(ms, {
    source: 0,
    texts: [],
    attributes: [],
    removes: [{ parentId: 5, id: old }],
    adds: [{ parentId: 5, nextId: null, node: node(id, text) }],
  });

function textsOf(events: readonly ReplayEvent[]): FoundItem[] {
  return findItems([...PAGE, ...events]).filter(({ kind }) => kind === 'text');
}

/** When a search finds something in these items, after the recording's beginning. */
function timesOf(items: readonly FoundItem[], typed: string): number[] {
  const { terms } = parseSearchQuery(typed);
  return items.flatMap(({ body, atMs, facts }) => {
    const words = [...wordsOf(body ?? '')];
    const isFound = terms.every((term) => findPhrase(words, term.words, term.isPrefix).length > 0);
    const found = (facts.grown && whenFound(body ?? '', terms, facts.grown)) ?? atMs;
    return isFound ? [found - START_MS] : [];
  });
}

const SAID = ['The', ' order', ' was', ' re', 'turned', ' to', ' Zürich', '.'];

/** A text that grows by two words in three seconds, in one node or in one that is drawn anew each time. */
function stream(beginning: string, isRedrawn: boolean, cursor = ''): ReplayEvent[] {
  const texts = SAID.map((_, step) => beginning + SAID.slice(0, step + 1).join('') + cursor);
  return [
    add(100, 5, node(50, beginning + cursor)),
    ...texts.map((text, step) =>
      isRedrawn
        ? redraw(1000 + 1500 * step, 50 + step, 51 + step, text)
        : change(1000 + 1500 * step, 50, text),
    ),
  ];
}

describe.each([
  ['in one node', false, ''],
  ['in nodes that are drawn anew', true, ''],
  ['before a cursor', false, ' ▌'],
  ['before a cursor, drawn anew', true, '…'],
])('a text that grows %s', (_, isRedrawn, cursor) => {
  it.each([BEGINNING, 'Assistant says: '])('is found word by word, each when it came: %#', (beginning) => {
    const items = textsOf(stream(beginning, isRedrawn, cursor));
    expect(timesOf(items, 'order')).toEqual([2500]);
    expect(timesOf(items, 'returned')).toEqual([7000]);
    expect(timesOf(items, 'zurich')).toEqual([10_000]);
    expect(timesOf(items, '"the order was returned to zurich"')).toEqual([10_000]);
    expect(timesOf(items, 'order was')).toEqual([4000]);
  });

  it('is found where it began, and indexed once', () => {
    const items = textsOf(stream(BEGINNING, isRedrawn, cursor));
    expect(timesOf(items, 'answer')).toEqual([100]);
    expect(timesOf(items, '"so on the order"')).toEqual([2500]);
    expect(items.reduce((sum, { body }) => sum + (body ?? '').length, 0)).toBeLessThan(BEGINNING.length + 60);
  });
});

it.each(['span', 'text'])(
  'a line that grows by a %s for each word is found word by word, and as a whole',
  (kind) => {
    const said = ['The', 'order', 'and', 'the', 'refund', 'of', 'the', 'order', 'failed'];
    const items = textsOf([
      add(500, 5, { type: 2, id: 40, tagName: 'p', attributes: {}, childNodes: [] }),
      ...said.flatMap((word, step) => {
        const [ms, id] = [1000 + 1000 * step, 50 + 10 * step];
        const span = { type: 2, id, tagName: 'span', attributes: {}, childNodes: [] };
        const text = node(id + 1, `${word} `);
        return kind === 'span' ? [add(ms, 40, span), add(ms, id, text)] : [add(ms, 40, text)];
      }),
      add(15_000, 5, { type: 2, id: 41, tagName: 'p', attributes: {}, childNodes: [] }),
      add(15_000, 41, node(42, 'Next')),
    ]);
    expect(timesOf(items, 'refund')).toEqual([5000]);
    expect(timesOf(items, '"the order and the refund of the order failed"')).toEqual([9000]);
    expect(timesOf(items, 'next')).toEqual([15_000]);
    expect(items).toHaveLength(3);
  },
);

it('a short text that becomes another one is found as both', () => {
  const items = textsOf([
    add(1000, 5, node(50, 'Pay')),
    change(2000, 50, 'Paying'),
    change(3000, 50, 'Paid'),
    change(4000, 50, 'Paid: 12'),
    change(5000, 50, 'Paid: 123'),
  ]);
  expect(['pay', 'paying', 'paid', '"paid 123"'].map((typed) => timesOf(items, typed)[0])).toEqual([
    1000, 2000, 3000, 5000,
  ]);
});

it('what changes within a long text is found with what is beside it, and the rest not again', () => {
  const long = (middle: string): string => `${BEGINNING} the balance is ${middle} euros ${BEGINNING}`;
  const items = textsOf([add(1000, 5, node(50, long('seventy'))), change(40_000, 50, long('eighty'))]);
  expect(timesOf(items, '"balance is eighty euros"')).toEqual([40_000]);
  expect(items.at(-1)?.body?.length).toBeLessThan(300);
});

it('a log that is drawn anew with its last line first, or in an attribute, is indexed once', () => {
  const lines = Array.from({ length: 400 }, (_, nth) => `line ${nth} says entry${nth} of the log`);
  const log = (nth: number): string =>
    lines
      .slice(0, nth + 1)
      .reverse()
      .join('\n');
  const grown = (nth: number): string => lines.slice(0, nth + 1).join(' ');
  const title = (ms: number, text: string): ReplayEvent =>
    at(ms, {
      source: 0,
      adds: [],
      removes: [],
      texts: [],
      attributes: [{ id: 5, attributes: { title: text } }],
    });
  const drawn = lines.map((_, nth) => redraw(1000 * (nth + 1), 50 + nth, 51 + nth, log(nth)));
  const titled = lines.map((_, nth) => title(1000 * (nth + 1), grown(nth)));
  for (const events of [[add(100, 5, node(50, 'Log')), ...drawn], titled]) {
    const items = textsOf(events);
    expect(timesOf(items, 'entry123')[0]).toBe(124_000);
    expect(timesOf(items, '"says entry399"')).toEqual([400_000]);
    expect(items.reduce((sum, { body }) => sum + (body ?? '').length, 0)).toBeLessThan(8 * grown(399).length);
  }
});

it('a text that grew is not found again when it is drawn anew, or in a later full snapshot', () => {
  const whole = BEGINNING + SAID.join('');
  const snapshot = make.page(node(60, whole))[1]!;
  const items = textsOf([
    ...stream(BEGINNING, false),
    redraw(15_000, 50, 70, whole),
    { ...snapshot, timestamp: START_MS + 900_000 },
  ]);
  expect(timesOf(items, 'zurich')).toEqual([10_000]);
  const back = textsOf([...stream(BEGINNING, false), redraw(60_000, 50, 70, whole)]);
  expect(timesOf(back, 'zurich')).toEqual([10_000, 60_000]);
});

it('never finds what was masked in what was added', () => {
  const items = textsOf([
    add(1000, 5, node(50, `${BEGINNING}J`)),
    change(2000, 50, `${BEGINNING}John Sm`),
    change(3000, 50, `${BEGINNING}John Smi**** paid`),
  ]);
  expect(timesOf(items, 'paid')).toEqual([3000]);
  expect([...timesOf(items, 'smi'), ...timesOf(items, 'sm*')]).toEqual([]);
});

/** The text grows each second; what each step says is made when it is read, since all together are gigabytes. */
function* streamLong(steps: number): Generator<ReplayEvent> {
  yield* PAGE;
  yield add(100, 5, node(50, BEGINNING));
  let text = BEGINNING;
  for (let step = 0; step < steps; step++) {
    text += ` w${step} ${'lorem ipsum '.repeat(8)}`;
    yield change(1000 + 1000 * step, 50, text);
  }
}

it('ten thousand steps to a megabyte are indexed in time and space that their number explains', () => {
  const collector = new ItemCollector(new DocumentState(), new OutwardLinks([]));
  // Time of this process: others may be at work, too.
  const startedAt = process.cpuUsage();
  let event = 0;
  for (const each of streamLong(10_000)) {
    collector.read(each, { windowNumber: 1, chunk: 0, event: event++, part: 0 });
  }
  const items = collector.finish().filter(({ kind }) => kind === 'text');
  expect(process.cpuUsage(startedAt).user / 1000).toBeLessThan(10_000);
  const bodies = items.reduce((sum, { body }) => sum + (body ?? '').length, 0);
  expect(bodies).toBeLessThan(1.1 * 1_030_000);
  expect(timesOf(items, 'w5000')).toEqual([5_001_000]);
  expect(timesOf(items, '"ipsum w7777 lorem"')).toEqual([7_778_000]);
});

it('long texts are found to their end, also over the seams of their pieces', () => {
  const words = Array.from({ length: 30_000 }, (_, nth) => `word${nth}`);
  const items = textsOf([add(1000, 5, node(50, words.join(' '))), change(5000, 50, words.join('　'))]);
  for (let nth = 0; nth < words.length - 2; nth += 97) {
    expect(timesOf(items.slice(1), `"${words.slice(nth, nth + 3).join(' ')}"`)[0]).toBe(1000);
  }
  expect(Math.max(...items.map(({ body }) => body?.length ?? 0))).toBeLessThan(17_000);
});

it('what a script writes into a field is text of the page, unless it is secret', () => {
  const field = (id: number, type: string) => ({
    type: 2,
    id,
    tagName: 'input',
    attributes: { type },
    childNodes: [],
  });
  const set = (id: number, text: string): ReplayEvent =>
    at(1000, { source: 5, id, text, isChecked: false, userTriggered: false });
  const items = textsOf([
    add(500, 5, field(50, 'text'), field(51, 'password')),
    set(50, 'IBAN 77'),
    set(51, 'secret9'),
  ]);
  expect(timesOf(items, 'iban 77')).toEqual([1000]);
  expect(timesOf(items, 'secret9')).toEqual([]);
});
