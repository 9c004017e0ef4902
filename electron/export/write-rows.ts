import { ITEM_HEADER, toItemLine } from '../../shared/export/item-lines.ts';
import type { TimelineItem } from '../../shared/model/item.ts';
import type { EpochMilliseconds } from '../../shared/model/units.ts';
import { writeParts } from './write-parts.ts';

/** Spreadsheets read a file without it in the machine's old encoding. */
export const BYTE_ORDER_MARK = '\ufeff';

/**
 * Writes items as a CSV file.
 * @returns how many there were
 * @throws what the file system does; nothing is left behind then
 */
export async function writeRows(
  file: string,
  items: Iterable<TimelineItem>,
  startedAtMs: EpochMilliseconds,
): Promise<number> {
  let count = 0;
  function* parts(): Generator<string> {
    yield BYTE_ORDER_MARK + ITEM_HEADER;
    for (const item of items) {
      count++;
      yield toItemLine(item, startedAtMs);
    }
  }
  await writeParts(file, parts());
  return count;
}
