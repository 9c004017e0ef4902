import { expect, it, vi } from 'vitest';
import { createAssetHandlers } from '../../../../electron/ipc/asset-handlers.ts';
import { insertAsset } from '../../../../electron/library/assets/assets.ts';
import { LibraryReader } from '../../../../electron/jobs/reading/library-reader.ts';
import { watchWorkers } from '../../../helpers/stop-workers.ts';
import { makeLibrary } from '../../../helpers/open-library.ts';

vi.mock('electron', () => ({ dialog: {} }));

const WORKER = new URL('../../../../electron/jobs/reading/reader-worker.ts', import.meta.url);

function makeHandlers() {
  const library = makeLibrary();
  const reader = new LibraryReader(WORKER, { folder: library.folder });
  return { library, handlers: createAssetHandlers(reader, undefined, () => undefined) };
}

it('a library that may only be read takes no asset pack, and is filled with what it has', async () => {
  const stop = watchWorkers();
  const { library, handlers } = makeHandlers();
  const refused = { ok: false, error: { code: 'read-only' } };
  expect(await handlers.pickAssetPack({ kind: 'file' })).toMatchObject(refused);
  expect(await handlers.cancelAssetPack({})).toMatchObject(refused);

  expect(await handlers.readAssetTable({ knownVersion: 0 })).toEqual({ ok: true, value: null });
  const sha256 = 'a'.repeat(64);
  insertAsset(library, { key: '//a.example/x', sha256, mediaType: 'font/woff2', bytes: Buffer.from('font') });
  const entries = [{ key: '//a.example/x', sha256, kind: 'font' }];
  expect(await handlers.readAssetTable({ knownVersion: 0 })).toEqual({
    ok: true,
    value: { version: 1, entries },
  });
  expect(await handlers.readAssetTable({ knownVersion: 1 })).toEqual({ ok: true, value: null });
  expect(await handlers.readAssetStatus({})).toEqual({
    ok: true,
    value: { assets: 1, addresses: 1, bytes: 4 },
  });
  await stop();
});
