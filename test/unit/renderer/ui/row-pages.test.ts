import { describe, expect, it } from 'vitest';
import { PAGE_ROWS, RowPages, type Page } from '../../../../renderer/ui/row-pages.ts';

const TOTAL = 10_000;

/** A list of numbers that notes which pages were read. */
function makePages(): { pages: RowPages<number>; read: number[] } {
  const read: number[] = [];
  const pages = new RowPages<number>(
    (offset, limit) => {
      read.push(offset / limit);
      const rows = Array.from({ length: Math.min(limit, TOTAL - offset) }, (_, at) => offset + at);
      return Promise.resolve({ rows, total: TOTAL });
    },
    () => undefined,
  );
  return { pages, read };
}

describe('the rows of a list', () => {
  it('are read page by page as they are wanted, each page once', async () => {
    const { pages, read } = makePages();
    await Promise.all([pages.want({ first: 90, end: 130 }), pages.want({ first: 95, end: 135 })]);
    await pages.want({ first: 0, end: 10 });
    expect([read, pages.total]).toEqual([[0, 1], TOTAL]);
    expect([0, 99, 100, 199, 200].map((row) => pages.rowAt(row))).toEqual([0, 99, 100, 199, undefined]);
  });

  it('are there for everyone who asked for them, also for who asks while they are being read', async () => {
    const answer = Promise.withResolvers<Page<number>>();
    const pages = new RowPages<number>(
      () => answer.promise,
      () => undefined,
    );
    const first = pages.want({ first: 0, end: 10 });
    const second = pages.want({ first: 0, end: 20 }).then(() => pages.rowAt(0));
    answer.resolve({ rows: [7], total: 1 });
    await first;
    expect(await second).toBe(7);
  });

  it('are let go far away from where the list was scrolled to, and read again', async () => {
    const { pages, read } = makePages();
    for (let page = 0; page < 60; page++) {
      await pages.want({ first: page * PAGE_ROWS, end: page * PAGE_ROWS + 1 });
    }
    expect([pages.rowAt(0), pages.rowAt(59 * PAGE_ROWS)]).toEqual([undefined, 59 * PAGE_ROWS]);
    await pages.want({ first: 0, end: 1 });
    expect([pages.rowAt(0), read.filter((page) => page === 0).length]).toEqual([0, 2]);
  });

  it('may be asked for again after they could not be read', async () => {
    const answers: (Page<number> | undefined)[] = [undefined, { rows: [7], total: 1 }];
    const pages = new RowPages<number>(
      () => Promise.resolve(answers.shift()),
      () => undefined,
    );
    await pages.want({ first: 0, end: 1 });
    const before = pages.total;
    await pages.want({ first: 0, end: 1 });
    expect([before, pages.rowAt(0)]).toEqual([null, 7]);
  });
});
