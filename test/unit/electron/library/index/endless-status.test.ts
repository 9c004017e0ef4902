import { expect, it } from 'vitest';
import { openForReading, openForWriting } from '../../../../../electron/library/database/open.ts';
import { readIndexStatus } from '../../../../../electron/library/index/index-status.ts';
import { makeTableEndless } from '../../../../helpers/endless-table.ts';
import { storeSession } from '../../../../helpers/store-session.ts';
import { makeTempFolder } from '../../../../helpers/temp-folder.ts';

it('the size of a table that has no end is told at once', async () => {
  const folder = makeTempFolder();
  const library = openForWriting(folder);
  await storeSession(library);
  library.database.close();
  makeTableEndless(folder, 'chunks');
  const { database, ...rest } = openForReading(folder);
  const startedAt = performance.now();
  expect(readIndexStatus({ database, ...rest }).recordingBytes).toBeGreaterThan(0);
  expect(performance.now() - startedAt).toBeLessThan(2000);
  database.close();
});
