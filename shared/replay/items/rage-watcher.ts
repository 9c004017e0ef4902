import type { Milliseconds } from '../../model/units.ts';
import type { FoundItem } from './found-item.ts';

/** So many clicks, each within a second of the first and near the one before, are a rage click. */
const MIN_CLICKS = 3;
const WITHIN: Milliseconds = 1000;
/** As near as PostHog wants them (posthog-js: rageclick.ts, RAGE_CLICK_THRESHOLD_PX). */
const NEAR_PX = 30;

/** Finds clicks that come again and again in one place. They come in order of time. */
export class RageWatcher {
  private readonly found: (item: FoundItem) => void;
  private clicks: FoundItem[] = [];

  constructor(found: (item: FoundItem) => void) {
    this.found = found;
  }

  note(click: FoundItem): void {
    const last = this.clicks.at(-1);
    if (last && !(isNear(last, click) && this.isSoon(click))) {
      this.end();
    }
    this.clicks.push(click);
  }

  finish(): void {
    this.end();
    this.clicks = [];
  }

  /** Three within a second make a rage; it then goes on as long as no pause is longer than that. */
  private isSoon(click: FoundItem): boolean {
    const from = this.clicks.length < MIN_CLICKS ? this.clicks.at(0) : this.clicks.at(-1);
    return from !== undefined && click.atMs - from.atMs <= WITHIN;
  }

  private end(): void {
    const [first] = this.clicks;
    const last = this.clicks.at(-1);
    if (first && last && this.clicks.length >= MIN_CLICKS) {
      const facts = { ...first.facts, clicks: this.clicks.length };
      this.found({ ...first, kind: 'rage-click', level: 'warn', durationMs: last.atMs - first.atMs, facts });
      this.clicks = [];
    }
    // Of two that are no rage yet, the second may begin one.
    this.clicks = this.clicks.slice(1);
  }
}

function isNear({ facts: one }: FoundItem, { facts: other }: FoundItem): boolean {
  if (one.x === undefined || one.y === undefined || other.x === undefined || other.y === undefined) {
    return one.nodeId === other.nodeId;
  }
  return Math.hypot(one.x - other.x, one.y - other.y) <= NEAR_PX;
}
