import type { AppEvents } from '../../../shared/contract/contract.ts';
import type { ItemTrack } from '../../../shared/model/item.ts';
import type { Milliseconds } from '../../../shared/model/units.ts';
import type { Result } from '../../../shared/result.ts';
import { createStore } from '../../ui/store.ts';
import { EMPTY_TRACK } from './track-filter.ts';

/** Where a session's items come from. */
export interface TrackSource {
  readTrack(): Promise<Result<ItemTrack>>;
  /** @returns a function that ends the subscription */
  onIndexed(listener: (event: AppEvents['windowIndexed']) => void): () => void;
}

/** Reading half a million items takes a good part of a second; the index reports progress ten times as often. */
const REREAD_AFTER: Milliseconds = 1000;
/** What was found in one of few windows is shown as soon as that has been read to its end. */
const FEW_WINDOWS = 50;

/** Holds all items of a session, and reads them again while the deep index finds more. */
export class TrackKeeper {
  readonly track = createStore<ItemTrack>(EMPTY_TRACK);
  /** How much of the session had been indexed when the track was read last, 0 to 1. */
  readonly share = createStore(0);
  /** Whether all was there when the session was opened; null until that is known. */
  readonly wasIndexed = createStore<boolean | null>(null);
  /** Null until the track has been read for the first time, and where it was. */
  readonly problem = createStore<string | null>(null);
  private readonly source: TrackSource;
  private readonly interval: Milliseconds;
  private readonly stopListening: () => void;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private isReading = false;
  private isClosed = false;

  /** @param interval how long it waits at least between two readings */
  constructor(source: TrackSource, windows: number, interval = REREAD_AFTER) {
    this.source = source;
    this.interval = interval;
    this.stopListening = source.onIndexed(({ share }) => {
      this.readLater(share === 1 && windows <= FEW_WINDOWS ? 0 : interval);
    });
    void this.read().then(() => this.wasIndexed.set(this.share.get() === 1));
  }

  close(): void {
    this.isClosed = true;
    this.stopListening();
    clearTimeout(this.timer);
  }

  private readLater(delay: Milliseconds): void {
    if (delay === 0) {
      clearTimeout(this.timer);
      this.timer = undefined;
    }
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      if (this.isReading) {
        this.readLater(this.interval);
      } else {
        void this.read();
      }
    }, delay);
  }

  private async read(): Promise<void> {
    this.isReading = true;
    const track = await this.source.readTrack();
    this.isReading = false;
    if (!this.isClosed) {
      this.problem.set(track.ok ? null : track.error.message);
      if (track.ok) {
        this.track.set(track.value);
        this.share.set(track.value.share);
      }
    }
  }
}
