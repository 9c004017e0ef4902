import type { EpochMilliseconds } from '../../model/units.ts';
import type { ClickRules } from './click-rules.ts';
import { isButtonOrToggle, isProse, type ClickTarget } from './click-target.ts';
import type { FoundItem } from './found-item.ts';
import { asFound, type WatchedClick } from './watched-click.ts';

/** Three clicks select a paragraph, and more do not select more. */
const SELECTING = 3;

/** Finds clicks that come again and again in one place. They come in order of time. */
export class RageWatcher {
  private readonly found: (item: FoundItem) => void;
  private readonly rules: ClickRules;
  private clicks: WatchedClick[] = [];

  constructor(found: (item: FoundItem) => void, rules: ClickRules) {
    this.found = found;
    this.rules = rules;
  }

  note(click: WatchedClick): void {
    if (!mayRage(click)) {
      return;
    }
    while (this.clicks.length > 0 && !this.goesOn(click)) {
      this.end();
    }
    this.clicks.push(click);
  }

  /** It was none: the same act has another. */
  forget(click: WatchedClick): void {
    this.clicks = this.clicks.filter((each) => each !== click);
  }

  /** So much time has passed. */
  settle(nowMs: EpochMilliseconds): void {
    const lastMs = this.clicks.at(-1)?.item.atMs ?? nowMs;
    while (this.clicks.length > 0 && nowMs - lastMs > this.rules.rageWithinMs) {
      this.end();
    }
  }

  finish(): void {
    this.end();
    this.clicks = [];
  }

  private goesOn({ item }: WatchedClick): boolean {
    const last = this.clicks.at(-1)?.item;
    return last !== undefined && this.isNear(last, item) && this.isSoon(item.atMs);
  }

  /** So many within so much time make a rage; it then goes on as long as no pause is longer than that. */
  private isSoon(atMs: EpochMilliseconds): boolean {
    const { rageClicks, rageWithinMs } = this.rules;
    const from = this.clicks.at(this.clicks.length < rageClicks ? 0 : -1);
    return from !== undefined && atMs - from.item.atMs <= rageWithinMs;
  }

  private isNear({ facts: one }: FoundItem, { facts: other }: FoundItem): boolean {
    if (one.x === undefined || one.y === undefined || other.x === undefined || other.y === undefined) {
      return one.nodeId === other.nodeId;
    }
    return Math.hypot(one.x - other.x, one.y - other.y) <= this.rules.rageWithinPx;
  }

  private end(): void {
    const { clicks } = this;
    const [first, last] = [clicks.at(0)?.item, clicks.at(-1)?.item];
    if (!first || !last || clicks.length < this.rules.rageClicks) {
      // Of two that are no rage yet, the second may begin one.
      this.clicks = clicks.slice(1);
      return;
    }
    this.clicks = [];
    const verdict = judge(clicks);
    if (verdict !== 'none') {
      const facts = { ...first.facts, clicks: clicks.length };
      const whole = { ...first, durationMs: last.atMs - first.atMs, facts };
      this.found(asFound('rage-click', whole, verdict === 'possible'));
    }
  }
}

/** Clicks in a text select; those that lead out of the page, or open a list of the browser's, show nothing there. */
function mayRage({ target }: WatchedClick): boolean {
  if (!target) {
    return true;
  }
  const { isTextField, isSilent, isOpaque, isOutward, mayBeOutward, element } = target;
  const isList = /^(SELECT|OPTION)$/.test(element.nodeName);
  const isOfBrowser = isSilent && !isOpaque && (isList || !isButtonOrToggle(target));
  return target.mayRage && !isTextField && !isOutward && !mayBeOutward && !isOfBrowser;
}

type Clicks = readonly WatchedClick[];

const every = (clicks: Clicks, test: (target: ClickTarget) => boolean): boolean =>
  clicks.every(({ target }) => target !== undefined && test(target));

/** What clicks in one place are: what is meant to be clicked often, or to be selected, is no rage. */
function judge(clicks: Clicks): 'rage' | 'possible' | 'none' {
  const effects = clicks.map(({ effects: each }) => each.join('')).filter((effect) => effect !== '');
  const areNew = new Set(effects).size === effects.length;
  const areAnswered = effects.length === clicks.length;
  if (isSelecting(clicks) || isStepping(clicks) || (areAnswered && areNew)) {
    return 'none';
  }
  return areAnswered || isLikeStepping(clicks) || isUnclear(clicks) ? 'possible' : 'rage';
}

/** A counter that a server keeps answers late; one at its end does not answer any more. */
function isLikeStepping(clicks: Clicks): boolean {
  const shown = new Set(clicks.flatMap(({ effects }) => effects));
  return shown.size >= Math.max(SELECTING, Math.ceil(clicks.length / 2));
}

function isSelecting(clicks: Clicks): boolean {
  const isText = every(clicks, ({ isPlainText }) => isPlainText) && clicks.some(({ selects }) => selects);
  return clicks.length <= SELECTING && (isText || every(clicks, isProse));
}

function isStepping(clicks: Clicks): boolean {
  return every(clicks, ({ isStep }) => isStep) && clicks.some(({ isAnswered }) => isAnswered);
}

/** It cannot be seen what came of them, or nothing says that anything could. */
function isUnclear(clicks: Clicks): boolean {
  const isUnseen = clicks.some(({ target, selects }) => selects || target === undefined || target.isOpaque);
  return isUnseen || every(clicks, ({ isPlainText }) => isPlainText);
}
