import type { WindowSummary } from '../../../shared/model/session.ts';
import type { TimeSpan, WindowIndex } from '../../../shared/model/window-index.ts';
import type { EpochMilliseconds } from '../../../shared/model/units.ts';

/** When the user did something in a window, as far as it is known. */
export interface WindowActivity {
  readonly window: WindowSummary;
  readonly active: readonly TimeSpan[];
}

/** Where in a session the user is. */
export interface UserPlace {
  readonly window: WindowSummary;
  readonly atMs: EpochMilliseconds;
}

/** What is known of when the user was active; windows of which nothing has been indexed are left out. */
export function listActivity(
  windows: readonly WindowSummary[],
  indexes: ReadonlyMap<number, WindowIndex>,
): WindowActivity[] {
  return windows.flatMap((window) => {
    const index = indexes.get(window.number);
    return index && index.share > 0 ? [{ window, active: index.active }] : [];
  });
}

/** Of the windows that are recorded at a moment, the one in which the user did something last; if there is one. */
export function activeWindow(
  activities: readonly WindowActivity[],
  atMs: EpochMilliseconds,
): WindowSummary | undefined {
  return latest(
    activities.flatMap(({ window, active }) => {
      if (atMs < window.startedAtMs || atMs >= window.endedAtMs) {
        return [];
      }
      const last = active.findLast(({ fromMs }) => fromMs <= atMs);
      return last ? [{ window, atMs: last.fromMs }] : [];
    }),
  )?.window;
}

/** Where a session goes on in another of its windows, after what is recorded of one has ended. */
export function nextPlace(windows: readonly WindowSummary[], ended: WindowSummary): UserPlace | undefined {
  const places = windows
    .filter(({ endedAtMs }) => endedAtMs > ended.endedAtMs)
    .map((window) => ({ window, atMs: Math.max(window.startedAtMs, ended.endedAtMs) }));
  return places.sort((a, b) => a.atMs - b.atMs)[0];
}

function latest(places: readonly UserPlace[]): UserPlace | undefined {
  return places.reduce<UserPlace | undefined>(
    (last, place) => (last === undefined || place.atMs > last.atMs ? place : last),
    undefined,
  );
}
