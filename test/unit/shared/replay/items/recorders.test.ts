import { describe, expect, it } from 'vitest';
import type { PlainObject, ReplayEvent } from '../../../../../shared/model/replay-event.ts';
import { readItemDetails } from '../../../../../shared/replay/items/item-details.ts';
import { findItems } from '../../../../helpers/find-items.ts';
import { makeFullSnapshot, makeMeta, START_MS } from '../../../../helpers/make-events.ts';

const at = (ms: number, type: number, data: unknown): ReplayEvent => ({
  type,
  timestamp: START_MS + ms,
  data,
});
const network = (ms: number, requests: readonly PlainObject[], more: PlainObject = {}): ReplayEvent =>
  at(ms, 6, { plugin: 'rrweb/network@1', payload: { requests, ...more } });
const custom = (ms: number, tag: string, payload: unknown): ReplayEvent => at(ms, 5, { tag, payload });
const span = (ms: number, op: string, description: string, data: PlainObject = {}): ReplayEvent => {
  const seconds = (START_MS + ms) / 1000;
  return custom(ms, 'performanceSpan', {
    op,
    description,
    startTimestamp: seconds,
    endTimestamp: seconds,
    data,
  });
};
const request = (ms: number, more: PlainObject = {}): PlainObject => ({
  name: 'https://api.example/me',
  entryType: 'resource',
  initiatorType: 'fetch',
  status: 200,
  duration: 100,
  timestamp: START_MS + ms,
  ...more,
});
/** Kind, milliseconds after the beginning, and label of what is found. */
const found = (...events: ReplayEvent[]): readonly unknown[][] =>
  findItems([makeMeta(), makeFullSnapshot(), ...events])
    .slice(1)
    .map(({ kind, atMs, label }) => [kind, atMs - START_MS, label]);

describe('the time of a request', () => {
  it.each([-10_800_000, 10_800_000, -90_000])(
    'is by the clock of the event that brought it: off by %d ms',
    (skew) => {
      const requests = [request(1000 + skew), request(1400 + skew, { name: 'https://api.example/pay' })];
      expect(found(network(2000, requests))).toEqual([
        ['request', 1500, 'https://api.example/me'],
        ['request', 1900, 'https://api.example/pay'],
      ]);
    },
  );

  it('is what was recorded where both agree, as far as a browser reports late', () => {
    expect(found(network(30_000, [request(1000)]))).toEqual([['request', 1000, 'https://api.example/me']]);
  });

  it('is the beginning of the recording where it began before, and says by how much', () => {
    const items = findItems([makeMeta(), network(10, [request(-200_000, { isInitial: true })])]);
    expect(items.at(-1)).toMatchObject({ kind: 'request', atMs: START_MS, facts: { earlierMs: 200_000 } });
  });
});

describe('a request that is reported twice', () => {
  it('is listed once where a recorder tells again what was requested before', () => {
    const initial = request(100, { isInitial: true });
    const again = request(101.5, { isInitial: true });
    expect(found(network(300, [request(100)]), network(5000, [initial, again]))).toHaveLength(1);
    expect(found(network(300, [initial]), network(5000, [again], { isInitial: true }))).toHaveLength(1);
  });

  it('is listed once where Sentry sees it in two ways', () => {
    const spans = [
      span(500, 'resource.fetch', 'https://a.example/x', { statusCode: 422 }),
      span(501, 'resource.fetch', 'https://a.example/x'),
    ];
    expect(found(...spans)).toHaveLength(1);
  });

  it('is two where it was asked for twice', () => {
    expect(found(network(300, [request(100), request(100)]))).toHaveLength(2);
    expect(
      found(network(300, [request(100, { isInitial: true }), request(150, { isInitial: true })])),
    ).toHaveLength(2);
  });
});

describe('what is a request', () => {
  it.each(['resource', 'navigation', 'websocket', 'eventsource', 'beacon', undefined])(
    'is an entry of type %s',
    (entryType) => {
      expect(found(network(300, [request(100, { entryType })]))).toHaveLength(1);
    },
  );

  it('is no empty page, no paint, and no navigation within a page', () => {
    const others = [
      request(100, { name: 'about:blank' }),
      request(100, { entryType: 'paint', name: 'first-paint' }),
    ];
    expect(found(network(300, others))).toEqual([]);
  });

  it('is read from later versions of a plugin as far as they are alike', () => {
    const event = at(300, 6, { plugin: 'rrweb/network@2', payload: { requests: [request(100)] } });
    expect(found(event)).toEqual([['request', 100, 'https://api.example/me']]);
  });
});

describe('another address of the page', () => {
  const url = 'https://shop.example/cart';
  it.each([
    ['highlight.io', custom(50, 'Navigate', url)],
    ['a span of Sentry', span(50, 'navigation.push', url)],
    ['an object with “url”', custom(50, 'url-change', { url })],
    ['an object with “to”', custom(50, 'navigation', { from: 'https://shop.example/', to: url })],
    ['PostHog', custom(50, '$url_changed', { href: url })],
  ])('is told by %s, once and as a page', (_, event) => {
    expect(found(event)).toEqual([['page', 50, url]]);
  });

  it('is none where a recorder names a path alone: the event is listed under its name', () => {
    expect(found(custom(50, 'navigation', { to: '/cart' }))).toEqual([['custom', 50, 'navigation']]);
  });
});

describe('an event of a plugin that nobody knows', () => {
  it('is listed under its own name, with what it says', () => {
    const event = at(50, 6, { plugin: 'acme/websocket@1', payload: { error: 'quota exceeded' } });
    const [item] = findItems([event]);
    expect(item).toMatchObject({
      kind: 'custom',
      label: 'acme/websocket@1',
      texts: { custom: 'acme/websocket@1 {"error":"quota exceeded"}' },
    });
    expect(readItemDetails('custom', event, 0)).toEqual({ kind: 'json', json: '{"error":"quota exceeded"}' });
  });
});

describe('what was logged or thrown', () => {
  const logged = (...payload: unknown[]): unknown => ({ level: 'error', trace: [], payload });
  it.each([
    [
      'by a later version of the plugin',
      at(50, 6, { plugin: 'rrweb/console@2', payload: logged('"next"') }),
      'console',
      'next',
    ],
    [
      'with styles and places for what follows',
      at(50, 6, {
        plugin: 'rrweb/console@1',
        payload: logged('"%cstyled %s 100%"', '"color:red"', '"LIMIT"', '7'),
      }),
      'console',
      'styled LIMIT 100% 7',
    ],
    ['as a custom event', custom(50, 'console', { level: 'error', message: 'quota' }), 'console', 'quota'],
    ['as PostHog’s exception', custom(50, '$exception', { message: 'boom' }), 'error', 'boom'],
    ['as a custom error', custom(50, 'error', { message: 'TypeError: boom' }), 'error', 'TypeError: boom'],
    [
      'as Sentry’s exception',
      custom(50, 'breadcrumb', { category: 'exception', level: 'error', message: 'TypeError: x' }),
      'error',
      'TypeError: x',
    ],
  ])('is listed: %s', (_, event, kind, label) => {
    expect(found(event)).toEqual([[kind, 50, label]]);
  });
});

it('what was typed into a field that the recording does not hold is listed once', () => {
  const typed = (ms: number, text: string): ReplayEvent =>
    at(ms, 3, { source: 5, id: 77, text, isChecked: false });
  expect(findItems([typed(100, 'A'), typed(300, 'Ad')])).toMatchObject([
    {
      kind: 'input',
      label: 'input, element not recorded',
      facts: { value: 'Ad', isUnrecorded: true },
      durationMs: 200,
    },
  ]);
});
