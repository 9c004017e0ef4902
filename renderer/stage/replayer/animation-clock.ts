import type { EpochMilliseconds, Milliseconds } from '../../../shared/model/units.ts';

/** How far an animation has come, and when that was, by the recording's clock. */
interface Progress {
  localMs: Milliseconds;
  atMs: EpochMilliseconds;
}

/** When the animations began that are met with the page. `long ago`: nobody knows, but for those that have an end it is over. */
export type FirstSeen = 'now' | 'long ago';

/**
 * Has what moves by itself, animations and transitions of style rules, move by the recording's clock: at a moment it is
 * where it was then, however one comes there. The browser's own clock does not move it while nothing plays.
 */
export class AnimationClock {
  private readonly frame: HTMLIFrameElement;
  private readonly known = new WeakMap<Animation, Progress>();
  /** How fast the browser's clock moves what is shown; 0 while nothing plays. */
  private rate = 0;

  constructor(frame: HTMLIFrameElement) {
    this.frame = frame;
  }

  /** Everything is as at this moment, and stands still. @param seen when that began what is met for the first time */
  arrive(atMs: EpochMilliseconds, seen: FirstSeen = 'now'): void {
    this.rate = 0;
    for (const animation of this.animations()) {
      const progress = this.known.get(animation) ?? begin(animation, atMs, seen);
      this.known.set(animation, progress);
      // A rule of the page may hold it.
      progress.localMs += animation.playState === 'paused' ? 0 : atMs - progress.atMs;
      progress.atMs = atMs;
      animation.playbackRate = 0;
      animation.currentTime = progress.localMs;
    }
  }

  /** Has the browser move everything from here on, what has begun since too. To be told again with every frame. */
  run(atMs: EpochMilliseconds, rate: number): void {
    const isNewRate = rate !== this.rate;
    this.rate = rate;
    for (const animation of this.animations()) {
      const isKnown = this.known.has(animation);
      if (!isKnown) {
        this.known.set(animation, { localMs: 0, atMs });
      }
      if (isNewRate || !isKnown) {
        animation.playbackRate = rate;
      }
    }
  }

  /** Those that go by time; others go by what is scrolled. */
  private animations(): Animation[] {
    return this.documents().flatMap((page) =>
      page.getAnimations().filter(({ timeline }) => timeline === page.timeline),
    );
  }

  private documents(): Document[] {
    const page = this.frame.contentDocument;
    return page ? [page, ...framesOf(page)] : [];
  }
}

const MAX_FRAMES = 100;
const DAY: Milliseconds = 86_400_000;

function begin(animation: Animation, atMs: EpochMilliseconds, seen: FirstSeen): Progress {
  if (seen === 'now') {
    return { localMs: 0, atMs };
  }
  const endMs = Number(animation.effect?.getComputedTiming().endTime ?? 0);
  // One without an end is anywhere; by the time of day it is in the same place on every way to this moment.
  return { localMs: Number.isFinite(endMs) ? endMs : atMs % DAY, atMs };
}

function framesOf(page: Document): Document[] {
  const documents: Document[] = [];
  const waiting = [page];
  for (let next = waiting.pop(); next && documents.length < MAX_FRAMES; next = waiting.pop()) {
    for (const { contentDocument } of next.querySelectorAll('iframe')) {
      if (contentDocument) {
        documents.push(contentDocument);
        waiting.push(contentDocument);
      }
    }
  }
  return documents;
}
