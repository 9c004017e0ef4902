import type { ToldStory } from '../../../shared/contract/story.ts';
import type { ItemTrack } from '../../../shared/model/item.ts';
import type { Result } from '../../../shared/result.ts';
import { createStore, type Store } from '../../ui/store.ts';
import { EMPTY_TRACK } from './track-filter.ts';

/** What happened in a session: read when somebody looks at it, and again when all of the session is indexed. */
export class StoryKeeper {
  /** Null until it has been read. */
  readonly told = createStore<ToldStory | null>(null);
  /** Why it could not be read. */
  readonly problem = createStore<string | null>(null);
  private readonly readStory: () => Promise<Result<ToldStory>>;
  private readonly track: Store<ItemTrack>;
  private stopFollowing: (() => void) | undefined;
  private isReading = false;
  private isClosed = false;

  constructor(readStory: () => Promise<Result<ToldStory>>, track: Store<ItemTrack>) {
    this.readStory = readStory;
    this.track = track;
  }

  /** Somebody looks at it: reads it as soon as there are items, and keeps it up to date from then on. */
  want(): void {
    if (!this.stopFollowing && !this.isClosed) {
      this.stopFollowing = this.track.subscribe(() => void this.follow());
      void this.follow();
    }
  }

  close(): void {
    this.isClosed = true;
    this.stopFollowing?.();
  }

  private async follow(): Promise<void> {
    const track = this.track.get();
    const isDue = this.told.get() === null || track.share === 1;
    if (track === EMPTY_TRACK || !isDue || this.isReading) {
      return;
    }
    this.isReading = true;
    const read = await this.readStory();
    this.isReading = false;
    if (this.isClosed) {
      return;
    }
    this.problem.set(read.ok ? null : read.error.message);
    if (read.ok) {
      this.told.set(read.value);
    }
    // What was found meanwhile; a failure is not tried again by itself.
    if (read.ok && this.track.get() !== track) {
      void this.follow();
    }
  }
}
