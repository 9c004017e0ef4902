import type { EpochMilliseconds, Milliseconds } from '../../../shared/model/units.ts';
import { createStore, type Store } from '../../ui/store.ts';

/** How much later than the page lists follow a jump: until then the page needs the computer. */
const PAUSE: Milliseconds = 50;
/** While one jump follows another, lists follow at least this often. */
const PATIENCE: Milliseconds = 500;

/** The moment that is shown, for lists that follow it: while it plays at once, after a jump when the page has come. */
export class SettledMoment {
  readonly atMs: Store<EpochMilliseconds>;
  private readonly now: Store<EpochMilliseconds>;
  private readonly isArriving: Store<boolean>;
  /** When the first jump began, by `performance.now`, that lists do not follow yet. */
  private behindSince: number | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(now: Store<EpochMilliseconds>, isArriving: Store<boolean>) {
    this.now = now;
    this.isArriving = isArriving;
    this.atMs = createStore(now.get());
    now.subscribe(() => this.note());
    isArriving.subscribe(() => this.note());
  }

  /** A jump sets the moment first: whether it is one is known only afterwards. */
  private note(): void {
    if (this.isArriving.get()) {
      this.behindSince ??= performance.now();
      clearTimeout(this.timer);
      this.timer = undefined;
    } else {
      this.timer ??= setTimeout(() => this.settle(), this.isJumpRecent ? PAUSE : 0);
    }
  }

  private get isJumpRecent(): boolean {
    return this.behindSince !== undefined && performance.now() - this.behindSince <= PATIENCE;
  }

  private settle(): void {
    this.timer = undefined;
    this.behindSince = undefined;
    this.atMs.set(this.now.get());
  }
}
