import { describe, expect, it } from 'vitest';
import { LibrarySearcher } from '../../../../../electron/jobs/searching/library-searcher.ts';
import { makeLibrary } from '../../../../helpers/open-library.ts';
import { storeSession } from '../../../../helpers/store-session.ts';
import { watchWorkers } from '../../../../helpers/stop-workers.ts';

const WORKER = new URL('../../../../../electron/jobs/searching/search-worker.ts', import.meta.url);
const LIMITS = { sessions: 10, hitsPerSession: 10, hits: 10 };

async function makeSearcher(): Promise<LibrarySearcher> {
  const library = makeLibrary();
  await storeSession(library);
  return new LibrarySearcher(WORKER, library.folder);
}

describe('searching in a thread of its own', () => {
  it('answers every question for itself', async () => {
    const stop = watchWorkers();
    const searcher = await makeSearcher();
    const [found, status] = await Promise.all([searcher.search('pay', LIMITS), searcher.measure()]);
    expect(found).toMatchObject({ ok: true, value: { total: 0 } });
    expect(status).toMatchObject({ ok: true, value: { windowsLeft: 1 } });
    await stop();
  });

  it('leaves nobody waiting when the thread has ended, and starts another one', async () => {
    const stop = watchWorkers();
    const searcher = await makeSearcher();
    const asked = [searcher.search('pay', LIMITS), searcher.measure()];
    await stop();
    const failed = { ok: false, error: { code: 'search-failed' } };
    expect(await Promise.all(asked)).toMatchObject([failed, failed]);
    expect(await searcher.search('pay', LIMITS)).toMatchObject({ ok: true });
    await stop();
  });

  it('goes on after a search that could not be asked for', async () => {
    const stop = watchWorkers();
    const searcher = await makeSearcher();
    const unclonable = { ...LIMITS, hits: (() => 10) as unknown as number };
    expect(await searcher.search('pay', unclonable)).toMatchObject({ ok: false });
    expect(await searcher.search('pay', LIMITS)).toMatchObject({ ok: true });
    await stop();
  });
});
