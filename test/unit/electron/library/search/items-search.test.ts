import { expect, it } from 'vitest';
import { addItems, makeItem } from '../../../../helpers/make-items.ts';
import { makeLibrary } from '../../../../helpers/open-library.ts';
import { makeId, storeSession } from '../../../../helpers/store-session.ts';
import { readItems } from '../../../../../electron/library/index/items.ts';
import { findItems } from '../../../../../electron/library/search/items-search.ts';

const ID = makeId('a');

async function openLibrary() {
  const library = makeLibrary();
  await storeSession(library, { id: ID });
  addItems(library, [
    makeItem(1, { label: 'Pay now', facts: { selector: 'button#pay', value: '100%' } }),
    makeItem(2, { label: '100 % cotton_shirt' }),
    makeItem(3, {
      label: 'GET',
      facts: { url: 'https://shop.example/api' },
      texts: { network: 'the gateway is away' },
    }),
  ]);
  return (text: string): string[] =>
    readItems(
      library,
      ID,
      [...findItems(library, ID, text)].sort((a, b) => a - b),
    ).map(({ label }) => label);
}

it.each([
  ['pay NOW', ['Pay now']],
  ['button#', ['Pay now']],
  ['shop.example', ['GET']],
  ['gateway is', ['GET']],
  ['teway', []],
  ['"', []],
  ['a* OR b', []],
  ['100%', ['Pay now']],
  ['n_s', ['100 % cotton_shirt']],
  ['selector', []],
  ['\\', []],
])(
  'finds the text “%s” where a row says it, and takes no sign of it for a wildcard',
  async (text, labels) => {
    const find = await openLibrary();
    expect(find(text)).toEqual(labels);
  },
);

it('finds nothing in other sessions', async () => {
  const library = makeLibrary();
  await storeSession(library, { id: ID });
  addItems(library, [makeItem(1)]);
  expect(findItems(library, makeId('b'), 'item')).toHaveLength(0);
});
