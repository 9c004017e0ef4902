import type { IndexStatus } from '../../../shared/contract/search.ts';
import type { Bytes } from '../../../shared/model/units.ts';
import { countUnindexed } from './index-pieces.ts';
import type { ReadableLibrary } from '../database/library.ts';

/** What is made of recordings so that they can be searched; each name is asked for by itself, or SQLite reads them all. */
const INDEX_TABLES = [
  'items',
  'items_by_status',
  'item_texts',
  'items_fts_data',
  'items_fts_idx',
  'items_fts_docsize',
];

/** How far the deep index of the whole library is, and what searching it takes on the disk. */
export function readIndexStatus(library: ReadableLibrary): IndexStatus {
  return {
    windowsLeft: countUnindexed(library),
    indexBytes: INDEX_TABLES.reduce((sum, table) => sum + sizeOf(library, table), 0),
    recordingBytes: sizeOf(library, 'chunks'),
  };
}

/** No table has more pages than there are, though one from a stranger may say that it has the same ones over and over. */
function sizeOf({ database }: ReadableLibrary, table: string): Bytes {
  const pages = Number(database.pragma('page_count', { simple: true }));
  const size = database
    .prepare<[string, number], Bytes | null>(
      'SELECT sum(pgsize) FROM (SELECT pgsize FROM dbstat WHERE name = ? LIMIT ?)',
    )
    .pluck()
    .get(table, pages);
  return size ?? 0;
}
