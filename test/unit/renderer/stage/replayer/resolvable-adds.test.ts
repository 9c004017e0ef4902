import { describe, expect, it } from 'vitest';
import { listResolvable } from '../../../../../renderer/stage/replayer/resolvable-adds.ts';

interface Add {
  readonly nextId: number | null;
  readonly node: { readonly id: number };
}

function add(id: number, nextId: number | null): Add {
  return { nextId, node: { id } };
}

/** The ids of those that are left, in a document that holds nodes 1 to 9. */
function left(...adds: Add[]): number[] {
  return listResolvable(adds, (id) => id > 0 && id < 10).map(({ node }) => node.id);
}

describe('adds that name a sibling', () => {
  it('are all done where it is there, or comes with them, in any order', () => {
    expect(left(add(20, 5), add(21, 20), add(22, null), add(23, 24), add(24, -1))).toEqual([
      20, 21, 22, 23, 24,
    ]);
  });

  it('are left out where it is nowhere, with those that name them', () => {
    expect(left(add(20, 99), add(21, 20), add(22, 21), add(23, 5))).toEqual([23]);
    expect(left(add(22, 21), add(21, 20), add(20, 99))).toEqual([]);
  });

  it('are done where another add brings the same node', () => {
    expect(left(add(20, 99), add(20, null), add(21, 20))).toEqual([20, 21]);
  });

  it('are looked through once, however many there are', () => {
    const chain = Array.from({ length: 100_000 }, (_, at) => add(1000 + at, 1001 + at));
    expect(left(...chain, add(101_000, 99))).toEqual([]);
  });
});
