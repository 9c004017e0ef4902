import { describe, expect, it } from 'vitest';
import { readItemDetails } from '../../../../../shared/replay/items/item-details.ts';
import { findItems } from '../../../../helpers/find-items.ts';
import { makeMeta, START_MS } from '../../../../helpers/make-events.ts';

const log = (payload: unknown) => ({
  type: 6,
  timestamp: START_MS,
  data: { plugin: 'rrweb/console@1', payload },
});
const custom = (tag: string, payload?: unknown) => ({ type: 5, timestamp: START_MS, data: { tag, payload } });

describe('a line of the console', () => {
  it('is told as a reader of the console would see it', () => {
    const [found] = findItems([
      log({ level: 'warn', payload: ['"low stock"', '{"left":3}'], trace: ['at shop.js:1:2'] }),
    ]);
    expect(found).toMatchObject({
      kind: 'console',
      level: 'warn',
      label: 'low stock {"left":3}',
      facts: { consoleLevel: 'warn' },
      texts: { console: 'low stock {"left":3}\nat shop.js:1:2' },
    });
  });

  it('is an error where nobody caught it', () => {
    expect(
      findItems([log({ level: 'error', payload: ['"Uncaught TypeError: x is undefined"'] })])[0],
    ).toMatchObject({
      kind: 'error',
      level: 'error',
    });
    expect(findItems([log({ level: 'error', payload: ['"payment failed"'] })])[0]).toMatchObject({
      kind: 'console',
      level: 'error',
    });
  });

  it.each([
    ['a bare text', ['log', 'a bare text']],
    [{ level: '__proto__', payload: null }, ['__proto__', '']],
    [{ level: 'constructor', payload: null }, ['constructor', '']],
  ])('is read in odd forms: %j', (payload, expected) => {
    const [found] = findItems([log(payload)]);
    expect([found?.facts.consoleLevel, found?.label]).toEqual(expected);
    expect(found?.level).toBe('info');
  });

  it('of Sentry’s breadcrumbs is one too', () => {
    const payload = {
      category: 'console',
      level: 'warning',
      message: 'slow',
      data: { arguments: ['slow', 1] },
    };
    expect(findItems([custom('breadcrumb', payload)])[0]).toMatchObject({
      kind: 'console',
      level: 'warn',
      label: 'slow 1',
    });
  });

  it('is told in full when it is looked at', () => {
    const event = log({ level: 'log', payload: ['"a"', '{"b":1}'], trace: ['at x'] });
    expect(readItemDetails('console', event, 0)).toEqual({
      kind: 'console',
      args: ['"a"', '{"b":1}'],
      stack: ['at x'],
    });
  });
});

describe('other events', () => {
  it('are custom ones with their payload', () => {
    const event = custom('$session_options', { a: 1 });
    expect(findItems([event])[0]).toMatchObject({ kind: 'custom', label: '$session_options' });
    expect(readItemDetails('custom', event, 0)).toEqual({ kind: 'json', json: '{"a":1}' });
    expect(readItemDetails('custom', custom('bare'), 0)).toEqual({ kind: 'none' });
  });

  it('of Sentry’s are called after what was noted, not after the tag that all of them have', () => {
    const vital = custom('performanceSpan', { op: 'web-vital', description: 'largest-contentful-paint' });
    const clicked = custom('breadcrumb', { category: 'ui.click', message: 'body > button' });
    const labels = findItems([vital, clicked, custom('breadcrumb'), custom('constructor')]);
    expect(labels.map(({ label }) => label)).toEqual([
      'web-vital largest-contentful-paint',
      'ui.click body > button',
      'breadcrumb',
      'constructor',
    ]);
  });

  it('are page views where the address changes, and only there', () => {
    const later = { ...makeMeta(START_MS + 9), type: 4 };
    const found = findItems([
      makeMeta(),
      custom('$pageview', { href: 'https://shop.example/cart' }),
      later,
      later,
    ]);
    expect(found.map(({ kind, label }) => [kind, label])).toEqual([
      ['page', 'https://shop.example/'],
      ['page', 'https://shop.example/cart'],
      ['page', 'https://shop.example/'],
    ]);
  });

  it('leave a gap where nothing was recorded for five minutes', () => {
    expect(findItems([makeMeta(), makeMeta(START_MS + 300_000)])).toMatchObject([
      { kind: 'page' },
      { kind: 'gap', atMs: START_MS, durationMs: 300_000 },
    ]);
  });
});
