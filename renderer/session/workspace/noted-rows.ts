import { MAX_ROW_LABEL, type Bookmark } from '../../../shared/model/bookmark.ts';
import { ITEM_KINDS, type ItemTrack, type TimelineItem } from '../../../shared/model/item.ts';

/** Tells whether somebody wrote a note on a row. */
export type NotedRows = (item: TimelineItem) => boolean;

/** Rows are known again by what stands in them: keys change when a session is indexed anew. */
export function findNotedRows(notes: readonly Bookmark[]): NotedRows {
  const noted = new Set(
    notes.flatMap(({ row, fromMs }) => (row ? [nameRow(row.kind, fromMs, row.label)] : [])),
  );
  return ({ kind, atMs, label }) =>
    noted.size > 0 && noted.has(nameRow(kind, atMs, label.slice(0, MAX_ROW_LABEL)));
}

function nameRow(kind: string, atMs: number, label: string): string {
  return `${kind} ${Math.floor(atMs)} ${label}`;
}

/** The place in the track of the row that a note is about: the first of its kind at that time. */
export function findRow({ row, fromMs }: Bookmark, track: ItemTrack): number | undefined {
  const place = track.atMs.findIndex(
    (atMs, at) => Math.floor(atMs) === Math.floor(fromMs) && ITEM_KINDS[track.kinds[at] ?? 0] === row?.kind,
  );
  return place < 0 ? undefined : place;
}
