import type { Milliseconds } from '../../shared/model/units.ts';
import type { TimeSpan } from '../../shared/model/window-index.ts';
import { api, settle } from '../api.ts';
import type { Playback } from '../player/playback.ts';
import type { Haste } from '../player/navigator.ts';
import { succeed } from '../../shared/result.ts';
import { createStore } from '../ui/store.ts';
import { RowCache } from './row-cache.ts';
import { TrackKeeper } from './track-keeper.ts';

/** So that one sees what happens, and not only what came of it. */
const JUST_BEFORE: Milliseconds = 1;

/** What the inspector and the timeline of an opened session share. */
export class Workspace {
  readonly playback: Playback;
  readonly sessionId: string;
  readonly keeper: TrackKeeper;
  readonly rows: RowCache;
  /** The stretch of time that every list is about; null: the whole session. */
  readonly range = createStore<TimeSpan | null>(null);
  readonly selectedKey = createStore<number | null>(null);

  constructor(playback: Playback) {
    const { session, windows } = playback.details;
    const sessionId = session.id;
    this.playback = playback;
    this.sessionId = sessionId;
    this.rows = new RowCache((keys) => settle(api.readItems({ sessionId, keys })));
    this.keeper = new TrackKeeper(
      {
        readTrack: () => settle(api.readTrack({ sessionId })),
        readShare: async (windowNumber) => {
          const index = await settle(api.readWindowIndex({ sessionId, windowNumber }));
          return index.ok ? succeed(index.value.share) : index;
        },
        onIndexed: (listener) =>
          api.on('windowIndexed', (event) => event.sessionId === sessionId && listener(event)),
      },
      windows,
    );
  }

  /** Selects the item at a place of the track, and goes to just before it. */
  goTo(place: number, haste: Haste = 'atOnce'): void {
    const { keys, atMs, windowNumbers } = this.keeper.track.get();
    this.selectedKey.set(keys[place] ?? null);
    this.playback.seekIn(windowNumbers[place] ?? 0, (atMs[place] ?? 0) - JUST_BEFORE, haste);
  }

  close(): void {
    this.keeper.close();
  }
}
