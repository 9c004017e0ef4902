import { expect, it } from 'vitest';
import { LibraryIndexer } from '../../../../../electron/jobs/indexing/index-library.ts';
import type { WritableLibrary } from '../../../../../electron/library/database/library.ts';
import { saveSetting } from '../../../../../electron/library/database/settings.ts';
import {
  isIndexOutdated,
  readClickRules,
  saveClickRules,
} from '../../../../../electron/library/index/index-rules.ts';
import { iterateItems } from '../../../../../electron/library/index/items.ts';
import { DEFAULT_CLICK_RULES } from '../../../../../shared/replay/items/click-rules.ts';
import { findUnindexed } from '../../../../helpers/find-unindexed.ts';
import { makeLibrary } from '../../../../helpers/open-library.ts';
import { add, click, PageMaker } from '../../../../helpers/make-page.ts';
import { makeId, storeSession } from '../../../../helpers/store-session.ts';

const IDS = [makeId('a'), makeId('b')];
const make = new PageMaker();

/** Two sessions in which a click is answered after 1.5 s. */
async function makeIndexed(): Promise<WritableLibrary> {
  const library = makeLibrary();
  for (const id of IDS) {
    const page = make.page(make.element('button', { rrId: 10 }, 'Pay'));
    await storeSession(library, { id, chunks: [[...page, click(100, 10), add(1600, 5), add(9000, 5)]] });
  }
  await index(library);
  return library;
}

function index(library: WritableLibrary): Promise<void> {
  return new LibraryIndexer(library, '', () => undefined).run();
}

function kindsIn(library: WritableLibrary): string[] {
  return IDS.flatMap((id) =>
    [...iterateItems(library, id)].map(({ kind }) => kind).filter((kind) => kind.endsWith('click')),
  );
}

function countedIn(library: WritableLibrary): unknown {
  return library.database
    .prepare('SELECT sum(dead_clicks) AS dead, sum(is_indexed) AS indexed FROM session_facts')
    .get();
}

it('indexes a library anew when the rules have changed, and only then', async () => {
  const library = await makeIndexed();
  expect([kindsIn(library), countedIn(library)]).toEqual([['click', 'click'], { dead: 0, indexed: 2 }]);
  expect(isIndexOutdated(library)).toBe(false);

  saveClickRules(library, { ...DEFAULT_CLICK_RULES, deadAfterMs: 1000 });
  expect([isIndexOutdated(library), findUnindexed(library)]).toEqual([true, undefined]);
  await index(library);
  expect([kindsIn(library), countedIn(library)]).toEqual([
    ['dead-click', 'dead-click'],
    { dead: 2, indexed: 2 },
  ]);
  expect(isIndexOutdated(library)).toBe(false);
});

it('indexes what was indexed before these rules', async () => {
  const library = await makeIndexed();
  library.database.exec("DELETE FROM main.settings WHERE name = 'indexed_by'");
  expect(isIndexOutdated(library)).toBe(true);
  await index(library);
  expect([isIndexOutdated(library), kindsIn(library)]).toEqual([false, ['click', 'click']]);
});

it('goes on where it was broken off while the old index was removed', async () => {
  const library = await makeIndexed();
  saveClickRules(library, { ...DEFAULT_CLICK_RULES, deadAfterMs: 1000 });
  const indexer: LibraryIndexer = new LibraryIndexer(library, '', () => indexer.stop());
  await indexer.run();
  expect(isIndexOutdated(library)).toBe(true);
  await index(library);
  expect(kindsIn(library)).toEqual(['dead-click', 'dead-click']);
});

it.each([
  '',
  'null',
  '{',
  '[]',
  '{"rageClicks":1,"rageWithinMs":1000,"rageWithinPx":30,"deadAfterMs":2500}',
  '{"rageClicks":3}',
])('goes by its own rules where a stranger has set %j', async (value) => {
  const library = await makeIndexed();
  saveSetting(library, 'click_rules', value);
  expect(readClickRules(library)).toEqual(DEFAULT_CLICK_RULES);
});
