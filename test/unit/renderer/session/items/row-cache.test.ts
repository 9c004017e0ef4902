import { describe, expect, it } from 'vitest';
import { addItems, makeItem } from '../../../../helpers/make-items.ts';
import { makeLibrary } from '../../../../helpers/open-library.ts';
import { makeId, storeSession } from '../../../../helpers/store-session.ts';
import { readItems, readTrack } from '../../../../../electron/library/index/items.ts';
import { pageKeys, RowCache } from '../../../../../renderer/session/items/row-cache.ts';
import { fail, succeed } from '../../../../../shared/result.ts';

const ID = makeId('a');

async function openCache(items: number) {
  const library = makeLibrary();
  await storeSession(library, { id: ID });
  addItems(
    library,
    Array.from({ length: items }, (_, at) => makeItem(at)),
  );
  const batches: number[] = [];
  const cache = new RowCache((keys) => {
    batches.push(keys.length);
    return Promise.resolve(succeed(readItems(library, ID, keys)));
  });
  return { cache, batches, keys: [...readTrack(library, ID).keys] };
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('the rows of the inspector', () => {
  it('are read by the page, and each only once', async () => {
    const { cache, batches, keys } = await openCache(250);
    cache.want(keys);
    cache.want(keys);
    await settled();
    cache.want(keys.slice(0, 10));
    await settled();
    expect(batches).toEqual([100, 100, 50]);
    expect(cache.get(keys[249]!)?.label).toBe('item 249');
  });

  it('are forgotten when they have not been seen for longest', async () => {
    const { cache, batches, keys } = await openCache(6200);
    cache.want(keys.slice(0, 6000));
    await settled();
    cache.want(keys.slice(0, 100));
    cache.want(keys.slice(6000));
    await settled();
    expect([cache.get(keys[0]!), cache.get(keys[100]!), cache.get(keys[6199]!)].map(Boolean)).toEqual([
      true,
      false,
      true,
    ]);
    expect(batches.length).toBe(62);
  });

  it('are wanted again where reading them failed', async () => {
    let tries = 0;
    const cache = new RowCache(() => Promise.resolve(fail('busy', `try ${++tries}`)));
    cache.want([1]);
    await settled();
    cache.want([1]);
    await settled();
    expect(tries).toBe(2);
  });

  it('are asked for in whole pages of a list', () => {
    expect(pageKeys((at) => at, 130, 140, 1000)).toHaveLength(100);
    expect(pageKeys((at) => at, 90, 110, 1000)).toHaveLength(200);
    expect(pageKeys((at) => at, 0, 20, 30)).toHaveLength(30);
    expect(pageKeys((at) => at, 0, 0, 0)).toEqual([]);
  });
});
