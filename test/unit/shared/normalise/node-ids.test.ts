import { describe, expect, it } from 'vitest';
import { nodePlatform } from '../../../../electron/import/reading/node-platform.ts';
import type { HealthCode } from '../../../../shared/model/health.ts';
import { separateNodeIds, walkNodes, withoutCycles } from '../../../../shared/normalise/node-ids.ts';

interface Node {
  readonly id: unknown;
  readonly childNodes?: readonly Node[];
}

const node = (id: unknown, ...childNodes: readonly Node[]): Node & Record<string, unknown> => ({
  id,
  childNodes,
});
const idsOf = (root: Node): unknown[] => Array.from(walkNodes({ ...root }), ({ id }) => id);

/** Runs work with tools that remember what was noted. */
function noting<T>(work: (tools: Parameters<typeof separateNodeIds>[1]) => T): {
  result: T;
  notes: HealthCode[];
} {
  const notes: HealthCode[] = [];
  return { result: work({ platform: nodePlatform, note: (code) => notes.push(code) }), notes };
}

describe('the nodes of a tree', () => {
  it('come parents first, in the order of the page', () => {
    expect(idsOf(node(1, node(2, node(3), node(4)), node(5)))).toEqual([1, 2, 3, 4, 5]);
  });

  it('are only those that are objects', () => {
    const root = { id: 1, childNodes: [null, 'text', { id: 2, childNodes: 'none' }, [node(3)]] };
    expect(Array.from(walkNodes(root), ({ id }) => id)).toEqual([1, 2]);
  });

  it('may be nested deeper than the stack', () => {
    let root = node(0);
    for (let depth = 1; depth <= 200_000; depth++) {
      root = node(depth, root);
    }
    expect(idsOf(root)).toHaveLength(200_001);
  });
});

describe('ids that nodes share', () => {
  it('are left to the first; the others get ids that no recorder gives', () => {
    const { result, notes } = noting((tools) =>
      separateNodeIds(node(1, node(2), node(2, node(3)), node(1), node(3)), tools),
    );
    expect(idsOf(result as unknown as Node)).toEqual([1, 2, 1e9, 3, 1e9 + 1, 1e9 + 2]);
    expect(notes).toEqual(Array(3).fill('duplicate-node-id'));
  });

  it('are nothing to note when each has its own', () => {
    const root = node(1, node(2), node(3));
    const { result, notes } = noting((tools) => separateNodeIds(root, tools));
    expect([result === root, idsOf(root), notes]).toEqual([true, [1, 2, 3], []]);
  });

  it('are not those of nodes without a number', () => {
    const { notes } = noting((tools) =>
      separateNodeIds(node('a', node('a'), node(undefined), node(undefined)), tools),
    );
    expect(notes).toEqual([]);
  });
});

describe('additions that put a node into itself', () => {
  it('are left out, and the others kept', () => {
    const sound = [
      { parentId: 1, node: node(2, node(3)) },
      { node: node(4) },
      null,
      { parentId: '2', node: node(2) },
    ];
    const cycles = [
      { parentId: 5, node: node(5) },
      { parentId: 7, node: node(6, node(8), node(9, node(7))) },
    ];
    const { result, notes } = noting((tools) => withoutCycles([...cycles, ...sound], tools));
    expect([result, notes]).toEqual([sound, ['node-cycle', 'node-cycle']]);
  });

  it('are no reason to copy a list without any', () => {
    const adds = [{ parentId: 1, node: node(2) }];
    const { result, notes } = noting((tools) => withoutCycles(adds, tools));
    expect([result === adds, notes]).toEqual([true, []]);
  });
});
