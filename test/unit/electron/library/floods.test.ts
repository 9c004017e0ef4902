import { describe, expect, it } from 'vitest';
import type { WritableLibrary } from '../../../../electron/library/database/library.ts';
import { readLibraryRows } from '../../../../electron/library/list/library-rows.ts';
import { listViews } from '../../../../electron/library/list/saved-views.ts';
import { searchLibrary } from '../../../../electron/library/search/search.ts';
import { listBookmarks, mayHaveMore } from '../../../../electron/library/sessions/bookmarks.ts';
import { readSession } from '../../../../electron/library/sessions/sessions.ts';
import { readShownSession } from '../../../../electron/library/sessions/shown-session.ts';
import { listTags } from '../../../../electron/library/sessions/tags.ts';
import { parseSearchQuery } from '../../../../shared/search/search-query.ts';
import { makeLibrary } from '../../../helpers/open-library.ts';
import { makeId, storeSession } from '../../../helpers/store-session.ts';

const A = makeId('a');
const VIEW =
  '{"filter":{"values":{},"ranges":{}},"sort":{"by":"started","descending":true},"columns":["who"]}';

/** A library of one session to which a stranger adds `count` rows; `n` numbers them. */
async function flood(count: number, ...inserts: readonly string[]): Promise<WritableLibrary> {
  const library = makeLibrary();
  await storeSession(library);
  for (const insert of inserts) {
    library.database.exec(
      insert.replace(
        'SELECT',
        `WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < ${count}) SELECT`,
      ),
    );
  }
  return library;
}

const bookmarks = (text: string): string =>
  `INSERT INTO main.bookmarks (session_id, window_number, from_ms, to_ms, text, created_at_ms)
   SELECT '${A}', 1, n + 0.0, NULL, ${text}, 1.0 FROM numbers`;
const WINDOWS = `INSERT INTO main.windows
    (session_key, number, recorded_id, events, started_at_ms, ended_at_ms, full_snapshots, chunks)
  SELECT 1, n + 1, 'w' || n, 1, n + 0.0, n + 1.0, 1, 1 FROM numbers`;

describe('of what a stranger’s library has far too many of', () => {
  it('as many windows are shown as a recording may have, and its health counts the others', async () => {
    const library = await flood(20_005, WINDOWS);
    const shown = readShownSession(library, A);
    expect(shown?.windows).toHaveLength(20_000);
    expect(shown?.findings).toContainEqual({ code: 'too-many-windows', count: 6, firstAt: 1 });
    expect(shown?.session.health).toContainEqual({ code: 'too-many-windows', count: 6 });
    // The command line reads them all.
    expect(readSession(library, A)?.windows).toHaveLength(20_006);
  });

  it('as many bookmarks are shown as a session may have, no longer than they may be, and its health counts the others', async () => {
    const library = await flood(2003, bookmarks("printf('%.*c', 2500, 'x')"));
    const list = listBookmarks(library, A);
    expect([list.length, list[0]?.fromMs, list[0]?.text.length]).toEqual([2000, 1, 2000]);
    expect(readShownSession(library, A)?.findings).toEqual([
      { code: 'too-many-bookmarks', count: 3, firstAt: 1 },
    ]);
    expect(mayHaveMore(library, A)).toBe(false);
    library.database.exec('DELETE FROM main.bookmarks WHERE from_ms > 1999');
    expect(mayHaveMore(library, A)).toBe(true);
  });

  it('the newest bookmarks are searched, and that there are more is said', async () => {
    const library = await flood(100_002, bookmarks("'here ' || n"));
    const limits = { sessions: 10, hitsPerSession: 5, hits: 1000 };
    const all = searchLibrary(library, parseSearchQuery('here'), limits);
    expect(all).toMatchObject({ total: 100_000, isCut: true });
    expect(all.found[0]?.hits).toHaveLength(5);
    expect(searchLibrary(library, parseSearchQuery('100002'), limits).total).toBe(1);
    expect(searchLibrary(library, parseSearchQuery('"here 2"'), limits).total).toBe(0);
  });

  it('some tags are listed, and some of a session, none longer than a tag may be', async () => {
    const library = await flood(
      3000,
      `INSERT INTO main.tags (name) SELECT printf('tag %05d', n) FROM numbers`,
      `INSERT INTO main.session_tags SELECT '${A}', n FROM numbers`,
    );
    library.database.exec(`INSERT INTO main.tags (name) VALUES ('a' || hex(zeroblob(60)))`);
    const tags = listTags(library);
    expect([tags.length, tags[0]]).toEqual([2000, { name: 'tag 00001', count: 1 }]);
    expect(readLibraryRows(library, [1])[0]?.tags).toHaveLength(100);
  });

  it('some views are listed', async () => {
    const library = await flood(
      1000,
      `INSERT INTO main.saved_views SELECT printf('view %05d', n), '${VIEW}' FROM numbers`,
    );
    expect(listViews(library)).toHaveLength(500);
  });
});
