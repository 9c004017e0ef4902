import { describe, expect, it } from 'vitest';
import { Tally } from '../../../../../electron/import/reading/tally.ts';

describe('Tally', () => {
  it('counts each code and remembers where it was met first', () => {
    const tally = new Tally();
    tally.add('bad-line', 4);
    tally.add('truncated', 9);
    tally.add('bad-line', 2);
    expect([tally.list(), tally.has('bad-line'), tally.has('malformed')]).toEqual([
      [
        { code: 'bad-line', count: 2, firstAt: 2 },
        { code: 'truncated', count: 1, firstAt: 9 },
      ],
      true,
      false,
    ]);
  });
});
