import { describe, expect, it } from 'vitest';
import { addItems, makeItem } from '../../../../helpers/make-items.ts';
import { makeLibrary } from '../../../../helpers/open-library.ts';
import { makeId, storeSession } from '../../../../helpers/store-session.ts';
import type { FoundItem } from '../../../../../shared/replay/items/found-item.ts';
import { readTrack } from '../../../../../electron/library/index/items.ts';
import { findRepeats } from '../../../../../electron/library/search/items-search.ts';
import { foldRepeats } from '../../../../../renderer/session/items/fold-repeats.ts';

const ID = makeId('a');

function log(atMs: number, label: string, change: Parameters<typeof makeItem>[1] = {}): FoundItem {
  return makeItem(atMs, { kind: 'console', label, ...change });
}

/** What the rows of a console with these lines stand for: the places of their first lines, and how many each. */
async function fold(...items: readonly FoundItem[]): Promise<[number, number][]> {
  const library = makeLibrary();
  await storeSession(library, { id: ID });
  addItems(library, items);
  const track = readTrack(library, ID);
  const folded = foldRepeats(track, Uint32Array.from(track.keys.keys()), new Set(findRepeats(library, ID)));
  return Array.from(folded.places, (place, row) => [place, folded.counts[row]!]);
}

describe('repeated console lines', () => {
  it('are folded into the first of them', async () => {
    expect(await fold(log(1, 'a'), log(2, 'a'), log(3, 'a'), log(4, 'b'), log(5, 'a'))).toEqual([
      [0, 3],
      [3, 1],
      [4, 1],
    ]);
  });

  it('are not folded where their level is another', async () => {
    expect(await fold(log(1, 'a'), log(2, 'a', { level: 'error' }))).toHaveLength(2);
  });

  it('are counted in each window for itself', async () => {
    const other = { windowNumber: 2 };
    expect(await fold(log(1, 'a'), log(2, 'a', other), log(3, 'a'), log(4, 'a', other))).toEqual([
      [0, 2],
      [1, 2],
    ]);
  });
});
