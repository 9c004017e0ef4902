import { expect, it } from 'vitest';
import type { WritableLibrary } from '../../../../../electron/library/database/library.ts';
import { storeIndexPiece } from '../../../../../electron/library/index/index-pieces.ts';
import { makeLibrary } from '../../../../helpers/open-library.ts';
import { expectProportional } from '../../../../helpers/processor-time.ts';
import { storeSession } from '../../../../helpers/store-session.ts';

const WINDOW_KEY = 1;

function storePieces(library: WritableLibrary, count: number): void {
  library.database.transaction(() => {
    for (let firstChunk = 0; firstChunk < count; firstChunk++) {
      const piece = {
        firstChunk,
        nextChunk: firstChunk + 1,
        findingsJson: '{}',
        items: [],
        checkpoint: null,
      };
      storeIndexPiece(library, WINDOW_KEY, { ...piece, outwardIds: [firstChunk] });
    }
  })();
}

it('takes thousands of pieces of one window in little time, and keeps outward links of the last two only', async () => {
  const libraries = await Promise.all(
    [1, 2].map(async () => {
      const library = makeLibrary();
      await storeSession(library);
      library.database.exec('UPDATE main.windows SET chunks = 2000000000');
      return library;
    }),
  );
  let last: WritableLibrary | undefined;
  expectProportional(8000, (size) => {
    last = libraries.pop();
    storePieces(last!, size);
  });
  const kept = last?.database.prepare('SELECT outward_json FROM index_pieces WHERE outward_json IS NOT NULL');
  expect(kept?.pluck().all()).toEqual(['[7998]', '[7999]']);
});
