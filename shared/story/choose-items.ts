import { ITEM_KINDS, ITEM_LEVELS, type ItemKind, type ItemTrack } from '../model/item.ts';
import type { StoryMoment } from './story.ts';

/** How many items of each sort are read at most: far more than a story tells, and still read in a moment. */
const MAX_READ = { act: 20_000, problem: 20_000, request: 10_000 } as const;

type Sort = keyof typeof MAX_READ;

/** How often something happened, and where first. */
export interface Counted {
  readonly count: number;
  readonly first: StoryMoment | null;
}

/** What can be counted of a session without reading its items. */
export interface ProblemCounts {
  readonly failedRequests: Counted;
  readonly consoleErrors: Counted;
  readonly exceptions: Counted;
}

/** Which items a story is told from. */
export interface ChosenItems {
  /** In order of time. */
  readonly keys: Float64Array;
  /** What would be told as well, were there not so much. */
  readonly left: Counted;
  readonly counts: ProblemCounts;
}

const ACTS: readonly ItemKind[] = ['page', 'click', 'input', 'gap'];
const PROBLEMS: readonly ItemKind[] = ['dead-click', 'rage-click', 'error'];

/** Chooses from all items of a session those that a story is told from, and counts what failed. */
export function chooseItems(track: ItemTrack): ChosenItems {
  const chooser = new Chooser(track);
  track.keys.forEach((_, place) => chooser.look(place));
  return chooser.chosen;
}

class Chooser {
  private readonly track: ItemTrack;
  private readonly keys: number[] = [];
  private readonly read: Record<Sort, number> = { act: 0, problem: 0, request: 0 };
  private readonly left = new Counter();
  private readonly failures = { request: new Counter(), console: new Counter(), error: new Counter() };

  constructor(track: ItemTrack) {
    this.track = track;
  }

  get chosen(): ChosenItems {
    const { request: failedRequests, console: consoleErrors, error: exceptions } = this.failures;
    const counts = { failedRequests, consoleErrors, exceptions };
    return { keys: Float64Array.from(this.keys), left: this.left, counts };
  }

  look(place: number): void {
    const kind = ITEM_KINDS[this.track.kinds[place] ?? 0] ?? 'custom';
    const sort = sortOf(kind, ITEM_LEVELS[this.track.levels[place] ?? 0] === 'error');
    if (sort === 'problem' && (kind === 'request' || kind === 'console' || kind === 'error')) {
      this.failures[kind].note(this.track, place);
    }
    // A request that worked says something only where one has failed before.
    if (sort !== null && (sort !== 'request' || this.failures.request.count > 0)) {
      this.take(sort, place);
    }
  }

  private take(sort: Sort, place: number): void {
    if (++this.read[sort] <= MAX_READ[sort]) {
      this.keys.push(this.track.keys[place] ?? 0);
    } else if (sort !== 'request') {
      this.left.note(this.track, place);
    }
  }
}

function sortOf(kind: ItemKind, isError: boolean): Sort | null {
  if (ACTS.includes(kind)) {
    return 'act';
  }
  if (PROBLEMS.includes(kind) || (isError && (kind === 'request' || kind === 'console'))) {
    return 'problem';
  }
  return kind === 'request' ? 'request' : null;
}

class Counter implements Counted {
  count = 0;
  first: StoryMoment | null = null;

  note({ keys, atMs, windowNumbers }: ItemTrack, place: number): void {
    this.count++;
    this.first ??= {
      atMs: atMs[place] ?? 0,
      windowNumber: windowNumbers[place] ?? 0,
      key: keys[place] ?? 0,
    };
  }
}
