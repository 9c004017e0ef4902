import type { ItemTrack } from '../../../shared/model/item.ts';
import type { TimeSpan } from '../../../shared/model/window-index.ts';
import { countUntil } from '../items/track-filter.ts';
import { MARK_LANES, MARK_TABLE, markIndex, type MarkLane, type MarkLook } from '../items/mark-shapes.ts';

/** Marks nearer than this to each other are drawn as one, in CSS pixels. */
const APART = 9;

/** One or several items in one place of a lane. */
export interface Mark {
  readonly look: MarkLook;
  /** The place in the track of the first item that looks like this. */
  readonly place: number;
  /** In CSS pixels from the beginning of the view. */
  readonly x: number;
  /** How many items it stands for, and to where they reach. */
  readonly count: number;
  readonly toX: number;
}

export interface LaneMarks {
  readonly marks: readonly Mark[];
  /** Columns in which something faint happened. */
  readonly faint: readonly number[];
}

/** For every column of pixels and lane: how many marks there are, and which of them outranks the others. */
interface Columns {
  readonly counts: Uint32Array;
  /** Places in MARK_TABLE, from 1. */
  readonly looks: Uint8Array;
  readonly places: Uint32Array;
  readonly faint: Uint8Array;
}

const LANE_OF = MARK_TABLE.map((look) => (look ? MARK_LANES.indexOf(look.lane) : -1));
const RANK_OF = MARK_TABLE.map((look) => look?.rank ?? 0);

/**
 * The marks of a view, lane by lane. Half a million items take a few milliseconds: each only marks its column.
 * @param width of the view in CSS pixels
 */
export function bucketMarks(
  track: ItemTrack,
  view: TimeSpan,
  width: number,
): Readonly<Record<MarkLane, LaneMarks>> {
  const columns = fillColumns(track, view, Math.max(1, Math.ceil(width)));
  const size = Math.max(1, Math.ceil(width));
  const lanes = MARK_LANES.map((lane, at) => [lane, readLane(columns, at * size, size)] as const);
  return Object.fromEntries(lanes) as Record<MarkLane, LaneMarks>;
}

function fillColumns(track: ItemTrack, { fromMs, toMs }: TimeSpan, size: number): Columns {
  const cells = MARK_LANES.length * size;
  const columns: Columns = {
    counts: new Uint32Array(cells),
    looks: new Uint8Array(cells),
    places: new Uint32Array(cells),
    faint: new Uint8Array(cells),
  };
  const scale = size / Math.max(toMs - fromMs, 1e-9);
  // A thousandth before the view: what is at its very beginning belongs to it.
  const [first, end] = [countUntil(track, fromMs - 0.001), countUntil(track, toMs)];
  for (let place = first; place < end; place++) {
    const index = markIndex(track.kinds[place] ?? 0, track.levels[place] ?? 0);
    const lane = LANE_OF[index] ?? -1;
    if (lane >= 0) {
      const column = Math.min(Math.floor(((track.atMs[place] ?? 0) - fromMs) * scale), size - 1);
      addMark(columns, lane * size + Math.max(column, 0), index, place);
    }
  }
  return columns;
}

function addMark(
  { counts, looks, places, faint }: Columns,
  cell: number,
  index: number,
  place: number,
): void {
  const rank = RANK_OF[index] ?? 0;
  if (rank === 0) {
    faint[cell] = 1;
    return;
  }
  const before = looks[cell] ?? 0;
  counts[cell] = (counts[cell] ?? 0) + 1;
  if (before === 0 || rank > (RANK_OF[before - 1] ?? 0)) {
    looks[cell] = index + 1;
    places[cell] = place;
  }
}

function readLane({ counts, looks, places, faint }: Columns, from: number, size: number): LaneMarks {
  const marks: Mark[] = [];
  const faintColumns: number[] = [];
  let startX = -Infinity;
  for (let x = 0; x < size; x++) {
    if (faint[from + x]) {
      faintColumns.push(x);
    }
    const look = MARK_TABLE[(looks[from + x] ?? 0) - 1];
    if (!look) {
      continue;
    }
    const mark = { look, place: places[from + x] ?? 0, x, count: counts[from + x] ?? 0, toX: x };
    const last = marks.at(-1);
    if (last && x - startX < APART) {
      marks[marks.length - 1] = joinMarks(last, mark);
    } else {
      marks.push(mark);
      startX = x;
    }
  }
  return { marks, faint: faintColumns };
}

function joinMarks(before: Mark, mark: Mark): Mark {
  const higher = mark.look.rank > before.look.rank ? mark : before;
  return { ...higher, count: before.count + mark.count, toX: mark.x };
}

/** The mark at a place of a lane, if one is near enough to be meant. */
export function markAt({ marks }: LaneMarks, x: number): Mark | undefined {
  const near = marks.filter(
    (mark) => x >= mark.x - APART / 2 - 2 && x <= Math.max(mark.toX, mark.x) + APART / 2 + 2,
  );
  return near.sort((a, b) => Math.abs(a.x - x) - Math.abs(b.x - x))[0];
}
