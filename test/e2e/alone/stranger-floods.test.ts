import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { openForWriting } from '../../../electron/library/database/open.ts';
import { makeId, storeSession } from '../../helpers/store-session.ts';
import { ReplayApp } from '../replay-app.ts';
import { watchDelays } from './input-delay.ts';

/** What a person does not notice. */
const MAX_DELAY_MS = 100;
const root = mkdtempSync(path.join(os.tmpdir(), 'airgap-replay-stranger-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const numbers = (count: number): string =>
  `WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < ${count})`;

/** What a stranger writes into a library with a session in it. */
const FLOODS: Readonly<Record<string, string>> = {
  '300,000 windows in a session': `${numbers(300_000)}
    INSERT INTO windows (session_key, number, recorded_id, events, started_at_ms, ended_at_ms, full_snapshots, chunks)
    SELECT 1, n + 1, 'w' || n, 1, 1.7e12 + n, 1.7e12 + n + 1.0, 1, 1 FROM numbers`,
  '2,000,000 bookmarks of a session': `${numbers(2_000_000)}
    INSERT INTO bookmarks (session_id, window_number, from_ms, to_ms, text, created_at_ms)
    SELECT '${makeId('a')}', 1, 1.7e12 + n, NULL, 'here', 1.0 FROM numbers`,
  '300,000 tags of a session': `${numbers(300_000)} INSERT INTO tags (name) SELECT 'tag ' || n FROM numbers;
    INSERT INTO session_tags SELECT '${makeId('a')}', tag_key FROM tags`,
  '300,000 stars of sessions that it does not hold': `${numbers(300_000)}
    INSERT INTO session_marks (session_id, is_starred, watched_at_ms) SELECT lower(hex(randomblob(32))), 1, 1.0 FROM numbers`,
};

async function makeLibrary(name: string, sql: string): Promise<string> {
  const folder = path.join(root, name.replace(/\W+/g, '-'));
  const library = openForWriting(folder, 0);
  await storeSession(library);
  library.database.exec(sql.replaceAll('INSERT INTO ', 'INSERT INTO main.'));
  library.database.close();
  return folder;
}

/** All that the page asks for while its user looks around in the library and opens the session. */
async function useAll(sessionId: string): Promise<void> {
  const { replay } = window;
  const list = { filter: { values: {}, ranges: {} }, sort: { by: 'started', descending: true } } as const;
  await replay.querySessions({ ...list, offset: 0, limit: 100 });
  await replay.countFacets({
    filter: list.filter,
    facets: ['star', 'watched', 'tag', 'person'],
    ranges: ['started'],
  });
  await replay.listTags({});
  await replay.listViews({});
  await replay.readSession({ sessionId });
  await replay.listBookmarks({ sessionId });
  await replay.readAssetTable({ knownVersion: 0 });
  await replay.searchLibrary({ typed: 'here', sessions: 10, hitsPerSession: 10 });
}

describe('a stranger’s library does not hold up the app, nor fill its memory, with', () => {
  it.each(Object.entries(FLOODS))(
    '%s',
    async (name, sql) => {
      const folder = await makeLibrary(name, sql);
      const app = new ReplayApp();
      onTestFinished(() => app.dispose());
      await app.launch([`--library=${folder}`]);
      await app.page.getByRole('row').nth(1).waitFor();
      const delays = await watchDelays(app);
      await app.page.evaluate(useAll, makeId('a'));
      const { main, allow } = await delays.end();
      console.log(name, Math.round(main));
      expect(main).toBeLessThan(allow(MAX_DELAY_MS));
    },
    120_000,
  );
});
