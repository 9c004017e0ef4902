import { describe, expect, it } from 'vitest';
import { LibraryReader } from '../../../../../electron/jobs/reading/library-reader.ts';
import { makeLibrary } from '../../../../helpers/open-library.ts';
import { storeSession } from '../../../../helpers/store-session.ts';
import { watchWorkers } from '../../../../helpers/stop-workers.ts';

const WORKER = new URL('../../../../../electron/jobs/reading/reader-worker.ts', import.meta.url);
const LIMITS = { sessions: 10, hitsPerSession: 10, hits: 10 };

async function makeReader(): Promise<LibraryReader> {
  const library = makeLibrary();
  await storeSession(library);
  return new LibraryReader(WORKER, { folder: library.folder });
}

describe('searching in a thread of its own', () => {
  it('answers every question for itself', async () => {
    const stop = watchWorkers();
    const reader = await makeReader();
    const [found, status] = await Promise.all([reader.search('pay', LIMITS), reader.ask('measure', null)]);
    expect(found).toMatchObject({ ok: true, value: { total: 0 } });
    expect(status).toMatchObject({ ok: true, value: { windowsLeft: 1 } });
    await stop();
  });

  it('leaves nobody waiting when the thread has ended, and starts another one', async () => {
    const stop = watchWorkers();
    const reader = await makeReader();
    const asked = [reader.search('pay', LIMITS), reader.ask('measure', null)];
    await stop();
    const failed = { ok: false, error: { code: 'read-failed' } };
    expect(await Promise.all(asked)).toMatchObject([failed, failed]);
    expect(await reader.search('pay', LIMITS)).toMatchObject({ ok: true });
    await stop();
  });

  it('goes on after a search that could not be asked for', async () => {
    const stop = watchWorkers();
    const reader = await makeReader();
    const unclonable = { ...LIMITS, hits: (() => 10) as unknown as number };
    expect(await reader.search('pay', unclonable)).toMatchObject({ ok: false });
    expect(await reader.search('pay', LIMITS)).toMatchObject({ ok: true });
    await stop();
  });
});
