import { describe, expect, it } from 'vitest';
import type { TimelineItem } from '../../../../shared/model/item.ts';
import { makeListed, pageAt, requestAt, tell, toLines } from '../../../helpers/story-items.ts';

const click = (afterMs: number, label: string, change: Partial<TimelineItem> = {}): TimelineItem =>
  makeListed(afterMs, { label, ...change });
const consoleError = (afterMs: number, label: string): TimelineItem =>
  makeListed(afterMs, { kind: 'console', level: 'error', label });

const lines = (...items: TimelineItem[]): string[] => toLines(tell(items));

describe('chapters', () => {
  it('are pages by their paths, with the host where it is another one', () => {
    expect(
      lines(
        pageAt(0, '/cart?from=mail#top'),
        pageAt(1000, '/checkout'),
        makeListed(2000, { kind: 'page', label: 'https://bank.example/pay' }),
        pageAt(3000, '/#/orders/7'),
      ),
    ).toEqual(['# shop.example/cart', '# /checkout', '# bank.example/pay', '# shop.example/#/orders/7']);
  });

  it('go on where only the query has changed', () => {
    expect(lines(pageAt(0, '/find'), click(10, 'A'), pageAt(1000, '/find?q=tea'), click(2000, 'B'))).toEqual([
      '# shop.example/find',
      '0.0 · Clicked A',
      '2.0 · Clicked B',
    ]);
  });

  it('begin anew where the user goes on in another window, and not for what a page does behind it', () => {
    const other = { windowNumber: 2 };
    expect(
      lines(
        pageAt(0, '/apply'),
        pageAt(1000, '/guide', other),
        requestAt(1500, 'GET', '/api/late', 500),
        click(2000, 'Use', other),
        click(3000, 'Next'),
      ),
    ).toEqual([
      '# shop.example/apply',
      '# /guide',
      '1.5 ‼ GET /api/late failed (500)',
      '2.0 · Clicked Use',
      '# /apply',
      '3.0 · Clicked Next',
    ]);
  });

  it('have the click that led to a page before it, also where both are of the same moment', () => {
    expect(lines(pageAt(0, '/a'), pageAt(1000, '/b'), click(1002, 'Open b'))).toEqual([
      '# shop.example/a',
      '1.0 · Clicked Open b',
      '# /b',
    ]);
  });

  it('need no page', () => {
    expect(lines(click(0, 'Pay'))).toEqual(['# ', '0.0 · Clicked Pay']);
  });
});

describe('what the user did', () => {
  it('is told once where it is the same many times', () => {
    const twelve = Array.from({ length: 12 }, (_, at) => click(at * 1000, 'Next'));
    expect(lines(...twelve, click(12_000, 'Back'))).toEqual([
      '# ',
      '0.0 · Clicked Next 12 times',
      '12.0 · Clicked Back',
    ]);
  });

  it('names fields, what was ticked and chosen, and what was masked, but no text that was typed', () => {
    const field = (afterMs: number, label: string, facts: TimelineItem['facts']): TimelineItem =>
      makeListed(afterMs, { kind: 'input', label, facts });
    expect(
      lines(
        click(0, 'Name', { facts: { nodeId: 4 } }),
        field(100, 'Name', { nodeId: 4, value: 'Ada' }),
        field(1000, 'Card', { isMasked: true }),
        field(2000, 'Gift', { value: 'checked' }),
        field(3000, 'News', { value: 'not checked' }),
        field(4000, 'Delivery', { selector: 'form > select[name="d"]', value: 'express' }),
        field(5000, 'Filter', { value: '' }),
        field(6000, '', { isUnrecorded: true }),
      ),
    ).toEqual([
      '# ',
      '0.1 · Filled in Name',
      '1.0 · Filled in Card (masked)',
      '2.0 · Ticked Gift',
      '3.0 · Unticked News',
      '4.0 · Chose express for Delivery',
      '5.0 · Cleared Filter',
      '6.0 · Filled in a field that was not recorded',
    ]);
  });

  it('is a rage click with the clicks in it, and a dead click', () => {
    const rage = { kind: 'rage-click', level: 'warn', durationMs: 900, facts: { clicks: 4 } } as const;
    expect(
      lines(
        click(0, 'Pay'),
        click(0, 'Pay', rage),
        ...[300, 600, 900].map((at) => click(at, 'Pay')),
        click(5000, 'Logo', { kind: 'dead-click', level: 'warn' }),
        click(6000, 'Map', { kind: 'dead-click', level: 'warn', facts: { isUncertain: true } }),
      ),
    ).toEqual([
      '# ',
      '0.0 ! Clicked Pay 4 times (rage click)',
      '5.0 ! Clicked Logo, and nothing happened (dead click)',
      '6.0 · Clicked Map, and nothing seems to have happened (possible dead click)',
    ]);
  });

  it('was nothing for a while: pauses between user actions, and gaps of the recording', () => {
    const gap = makeListed(100_000, { kind: 'gap', durationMs: 252_000 });
    expect(
      lines(click(0, 'A'), consoleError(20_000, 'lost'), click(55_000, 'B'), gap, click(353_000, 'C')),
    ).toEqual([
      '# ',
      '0.0 · Clicked A',
      '0.0 · No clicks or typing for 55 s',
      '20.0 ‼ Console error: lost',
      '55.0 · Clicked B',
      '55.0 · No clicks or typing for 45 s',
      '100.0 · Nothing was recorded for 4 min 12 s',
      '353.0 · Clicked C',
    ]);
  });
});

describe('what failed', () => {
  it('is a request by method, path and status, and that it worked later', () => {
    expect(
      lines(
        pageAt(0, '/'),
        requestAt(1000, 'GET', '/api/items', 200),
        requestAt(2000, 'POST', '/api/pay?id=1', 500),
        requestAt(3000, 'POST', '/api/pay?id=1', 201),
        requestAt(4000, 'POST', '/api/pay?id=1', 201),
        makeListed(5000, {
          kind: 'request',
          level: 'error',
          status: 404,
          label: 'https://cdn.example/a.png',
          facts: { method: 'GET' },
        }),
      ),
    ).toEqual([
      '# shop.example/',
      '2.0 ‼ POST /api/pay failed (500)',
      '3.0 · POST /api/pay succeeded this time (201)',
      '5.0 ‼ GET cdn.example/a.png failed (404)',
    ]);
  });

  it('is an error of the console and an exception, told once where it comes again between other things', () => {
    const thrown = (at: number): TimelineItem =>
      makeListed(at, { kind: 'error', level: 'error', label: 'TypeError: x is null' });
    expect(
      lines(
        ...[0, 1000, 2000].flatMap((at) => [
          consoleError(at, 'lost'),
          thrown(at + 1),
          click(at + 2, `B${at}`),
        ]),
      ),
    ).toEqual([
      '# ',
      '0.0 ‼ Console error: lost, 3 times',
      '0.0 ‼ Exception: TypeError: x is null, 3 times',
      '0.0 · Clicked B0',
      '1.0 · Clicked B1000',
      '2.0 · Clicked B2000',
    ]);
  });

  it('leaves logs, warnings and events of the recorder out', () => {
    expect(
      lines(
        makeListed(0, { kind: 'console', level: 'warn', label: 'slow' }),
        makeListed(1, { kind: 'custom', label: '$pageview' }),
        requestAt(2, 'GET', '/api', 200),
      ),
    ).toEqual([]);
  });
});

describe('a long session', () => {
  const many = (count: number, make: (at: number) => TimelineItem): TimelineItem[] =>
    Array.from({ length: count }, (_, at) => make(at));

  it('has the rest of a chapter in one sentence, and its problems all the same', () => {
    const told = lines(
      pageAt(0, '/'),
      ...many(352, (at) => click(at + 1, `B${at}`)),
      requestAt(1000, 'GET', '/api', 503),
    );
    expect(told).toHaveLength(43);
    expect(told.slice(-2)).toEqual(['0.0 · and 312 more…', '1.0 ‼ GET /api failed (503)']);
  });

  it('of 100,000 items is told in a bounded number of sentences', () => {
    const told = lines(
      ...many(100_000, (at) => (at % 4 === 0 ? consoleError(at, `broken ${at}`) : click(at, `B${at}`))),
    );
    expect(told).toHaveLength(82);
    expect(told).toContainEqual(expect.stringMatching(/and 99,920 more…$/));
  });

  it('has no more chapters than can be read', () => {
    const told = lines(...many(10_000, (at) => pageAt(at * 100, `/p${at}`)));
    expect(told).toHaveLength(201);
    expect(told.at(-1)).toBe('20.0 · and 9,800 more…');
  });

  it('leads to the items that it tells of', () => {
    const items = [pageAt(0, '/'), click(10, 'A'), click(20, 'A'), requestAt(30, 'GET', '/x', 500)];
    const [chapter] = tell(items).chapters;
    expect([chapter!.key, ...chapter!.sentences.map(({ key }) => key)]).toEqual([
      items[0]!.key,
      items[1]!.key,
      items[3]!.key,
    ]);
  });

  it('tells names and messages no longer than they can be read', () => {
    const told = lines(click(0, 'x'.repeat(500)), consoleError(1, 'y'.repeat(500)));
    expect(told.map(({ length }) => length)).toEqual([2, 94, 221]);
  });
});
