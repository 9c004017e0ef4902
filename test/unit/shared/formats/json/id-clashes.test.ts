import { describe, expect, it } from 'vitest';
import { IdClashes } from '../../../../../shared/formats/json/id-clashes.ts';

/** Whether these ids clash: those of a parent are written with a p. */
function clash(ids: readonly string[], idClashes = new IdClashes()): boolean {
  idClashes.start();
  ids.forEach((id) => idClashes.note(Number(id.replace('p', '')), id.startsWith('p')));
  return idClashes.hasClash;
}

describe('the nodes of an event clash', () => {
  it('where a mutation puts one into itself, whichever is named first', () => {
    expect([clash(['p5', '5']), clash(['5', 'p5'])]).toEqual([true, true]);
  });

  it('not where it names one twice', () => {
    expect(clash(['5', '5', 'p4', '6', 'p4'])).toBe(false);
  });

  it('where a full snapshot has two of one id, but not where they are of two snapshots', () => {
    const idClashes = new IdClashes();
    const snapshot = (ids: readonly number[]): boolean => {
      idClashes.start();
      idClashes.beginSnapshot();
      ids.forEach((id) => idClashes.note(id, false));
      return idClashes.hasClash;
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
    const idClashes = new IdClashes();
    idClashes.start();
    idClashes.beginSnapshot();
    idClashes.note(1, false);
    idClashes.endSnapshot();
    idClashes.note(1, false);
    expect(idClashes.hasClash).toBe(false);
  });
});
