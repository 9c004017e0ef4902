import { isPlainObject, type ReplayEvent } from '../../shared/model/replay-event.ts';
import { readWindows } from '../exact/read-windows.ts';
import { randomRecording } from '../helpers/random-recording/random-recording.ts';

/** Events of one window, a page first. There are few of them, so that each is met often. */
export type Excerpt = readonly ReplayEvent[];

const EVENTS = 40;
/** A larger one says nothing that a small one does not. */
const MOST_BYTES = 150_000;
const LARGEST_FILE = 3_000_000;
const MOST_WINDOWS = 4;
/** Random recordings hold what our samples do not: shadow roots, frames, adopted sheets, media. */
const RANDOM = 12;

/** Pieces of recordings, and some random recordings. */
export async function listExcerpts(files: readonly string[]): Promise<Excerpt[]> {
  const excerpts = Array.from({ length: RANDOM }, (_, seed) => randomRecording(1000 + seed).slice(0, EVENTS));
  for (const file of files) {
    const windows = await readWindows(file, LARGEST_FILE);
    excerpts.push(...windows.slice(0, MOST_WINDOWS).flatMap(excerptsOf));
  }
  return excerpts.filter((excerpt) => JSON.stringify(excerpt).length < MOST_BYTES);
}

/** From the first full snapshots on, the first events of those that change the page, and of the others. */
function excerptsOf(events: readonly ReplayEvent[]): ReplayEvent[][] {
  const starts = events.flatMap(({ type }, at) => (type === 2 ? [at] : []));
  return starts.slice(0, 2).map((start, number) => {
    const meta = events.slice(0, start).findLast(({ type }) => type === 4);
    const rest = events.slice(start + 1, starts[number + 1]).filter(({ type }) => type !== 2 && type !== 4);
    const changes = rest.filter(({ data }) => isPlainObject(data) && data['source'] === 0);
    const others = rest.filter((event) => !changes.includes(event));
    const chosen = new Set([...changes.slice(0, EVENTS / 2), ...others.slice(0, EVENTS / 2)]);
    const page = { ...events[start]!, timestamp: Math.max(meta?.timestamp ?? 0, events[start]!.timestamp) };
    return [...(meta ? [meta] : []), page, ...rest.filter((event) => chosen.has(event))].map(
      ({ type, timestamp, data }) => ({ type, timestamp, data }),
    );
  });
}
