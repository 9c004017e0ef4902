import { describe, expect, it } from 'vitest';
import { NodeIds } from '../../../../../shared/formats/json/node-ids.ts';

/** Whether these ids clash: those of a parent are written with a p. */
function clash(ids: readonly string[], nodeIds = new NodeIds()): boolean {
  nodeIds.start();
  ids.forEach((id) => nodeIds.note(Number(id.replace('p', '')), id.startsWith('p')));
  return nodeIds.hasClash;
}

describe('the nodes of an event clash', () => {
  it('where a mutation puts one into itself, whichever is named first', () => {
    expect([clash(['p5', '5']), clash(['5', 'p5'])]).toEqual([true, true]);
  });

  it('not where it names one twice', () => {
    expect(clash(['5', '5', 'p4', '6', 'p4'])).toBe(false);
  });

  it('where a full snapshot has two of one id, but not where they are of two snapshots', () => {
    const nodeIds = new NodeIds();
    const snapshot = (ids: readonly number[]): boolean => {
      nodeIds.start();
      nodeIds.beginSnapshot();
      ids.forEach((id) => nodeIds.note(id, false));
      return nodeIds.hasClash;
    };
    expect(
      [
        [1, 2, 5000],
        [1, 2, 5000],
        [1, 2, 1],
        [1, 2 ** 23],
      ].map(snapshot),
    ).toEqual([false, false, true, true]);
  });

  it('not because an id stands in the snapshot and beside it', () => {
    const nodeIds = new NodeIds();
    nodeIds.start();
    nodeIds.beginSnapshot();
    nodeIds.note(1, false);
    nodeIds.endSnapshot();
    nodeIds.note(1, false);
    expect(nodeIds.hasClash).toBe(false);
  });
});
