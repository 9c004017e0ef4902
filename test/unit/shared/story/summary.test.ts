import { expect, it } from 'vitest';
import type { TimelineItem } from '../../../../shared/model/item.ts';
import { summarise, type SummaryPart } from '../../../../shared/story/summary.ts';
import { START_MS } from '../../../helpers/make-events.ts';
import { chooseFrom, makeListed, pageAt, requestAt } from '../../../helpers/story-items.ts';

const partsOf = (items: readonly TimelineItem[], share = 1): readonly SummaryPart[] =>
  summarise({ items, counts: chooseFrom(items).counts, share });

const say = (...items: TimelineItem[]): string =>
  partsOf(items)
    .map((part) => (part.kind === 'moment' ? `<${part.to.atMs - START_MS}>` : part.text))
    .join('');

const error = (afterMs: number): TimelineItem =>
  makeListed(afterMs, { kind: 'console', level: 'error', label: `lost ${afterMs}` });
const click = (afterMs: number, label: string): TimelineItem => makeListed(afterMs, { label });

it('says what failed, that the user tried again, and what else there was', () => {
  expect(
    say(
      requestAt(50, 'POST', '/api/payments', 500),
      error(60),
      click(90, 'Try again'),
      requestAt(95, 'POST', '/api/payments', 200),
      error(100),
      error(110),
    ),
  ).toBe(
    '1 payment request failed (500) at <50>, then the user tried again at <90> and it worked. 3 console errors.',
  );
});

it('does not say that the user tried again where the page did so by itself', () => {
  expect(
    say(
      click(10, 'Pay'),
      requestAt(50, 'POST', '/api/payments', 500),
      requestAt(2000, 'POST', '/api/payments', 500),
    ),
  ).toBe('2 payment requests failed (500), first at <50>.');
});

it('begins with what a server could not answer, or what should have changed something', () => {
  expect(
    say(
      requestAt(1, 'GET', '/logo.png', 404),
      requestAt(2, 'GET', '/api/tips', 404),
      requestAt(3, 'PUT', '/api/v2/addresses/12', 409),
    ),
  ).toBe('1 address request failed (409) at <3>. 2 more failed requests.');
});

it.each([
  ['/api/v1/42', '1 request failed (500)'],
  ['/api/categories', '1 category request failed (500)'],
  ['/api/status', '1 status request failed (500)'],
  ['/', '1 request failed (500)'],
])('names a request to %s by the last word of its path', (path, said) => {
  expect(say(requestAt(1, 'POST', path, 500))).toBe(`${said} at <1>.`);
});

it('says that nothing failed, and what annoyed the user all the same', () => {
  const warned = (kind: 'dead-click' | 'rage-click', isUncertain = false): TimelineItem =>
    makeListed(5, { kind, level: 'warn', facts: isUncertain ? { isUncertain } : {} });
  expect(say(pageAt(0, '/'))).toBe('No failed requests, no errors.');
  expect(say(warned('rage-click'), warned('dead-click'), warned('dead-click', true))).toBe(
    'No failed requests, no errors. 1 rage click, 1 dead click.',
  );
  expect(say(error(1), makeListed(2, { kind: 'error', level: 'error' }))).toBe(
    '1 exception, 1 console error.',
  );
});

it('waits for the index', () => {
  expect(partsOf([requestAt(1, 'POST', '/api/pay', 500)], 0.5)).toEqual([
    { kind: 'text', text: 'Indexing this session…' },
  ]);
});

it('leads to the first of what it counts', () => {
  const items = [error(1), requestAt(5, 'GET', '/a', 404), requestAt(9, 'POST', '/api/pay', 500)];
  const links = partsOf(items).flatMap((part) => (part.kind === 'link' ? [[part.text, part.to.key]] : []));
  expect(links).toEqual([
    ['1 pay request failed (500)', items[2]!.key],
    ['1 more failed request', items[1]!.key],
    ['1 console error', items[0]!.key],
  ]);
});
