import { expect, it } from 'vitest';
import { LibraryIndexer } from '../../../../../electron/jobs/indexing/index-library.ts';
import { openForReading, openForWriting } from '../../../../../electron/library/database/open.ts';
import { forgetWindowIndex } from '../../../../../electron/library/index/forget-index.ts';
import { readTrack } from '../../../../../electron/library/index/items.ts';
import { findItems, findRepeats } from '../../../../../electron/library/search/items-search.ts';
import { removeSessions } from '../../../../../electron/library/sessions/sessions.ts';
import { makeTableEndless } from '../../../../helpers/endless-table.ts';
import { makeId, storeSession } from '../../../../helpers/store-session.ts';
import { makeTempFolder } from '../../../../helpers/temp-folder.ts';

it('items of a session that have no end are told of at once', async () => {
  const folder = makeTempFolder();
  const written = openForWriting(folder, 0);
  await storeSession(written);
  await new LibraryIndexer(written, '', () => undefined).run();
  expect(readTrack(written, makeId('a')).keys.length).toBeGreaterThan(0);
  written.database.close();
  makeTableEndless(folder, 'items');
  const library = openForReading(folder);
  for (const read of [readTrack, findRepeats]) {
    expect(() => read(library, makeId('a'))).toThrow(/what is listed of a session has no end/);
  }
  expect(() => findItems(library, makeId('a'), 'x')).toThrow(/what is listed of a session has no end/);
  library.database.close();
  const writable = openForWriting(folder, 0);
  expect(() => removeSessions(writable, [makeId('a')])).toThrow(/what is listed of a session has no end/);
  const window = { windowKey: 1, sessionKey: 1, sessionId: makeId('a'), windowNumber: 1 };
  expect(() => forgetWindowIndex(writable, window)).toThrow(/what is listed of a session has no end/);
  writable.database.close();
});
