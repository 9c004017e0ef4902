import {
  EventType,
  IncrementalSource,
  isPlainObject,
  MouseInteraction,
  type ReplayEvent,
} from '../../model/replay-event.ts';
import type { EpochMilliseconds } from '../../model/units.ts';
import type { TreeNode } from '../document/tree-node.ts';
import { answerOf, interactionOf, isTextSelected, type ClickAnswer } from './click-answers.ts';
import { ClickEffects } from './click-effects.ts';
import {
  DEFAULT_CLICK_RULES,
  LEAVES_WITHIN,
  OPENS_WINDOW_WITHIN,
  SCROLL_ANSWERS_WITHIN,
  SELECTION_WITHIN,
  TAP_BECOMES_CLICK,
  type ClickRules,
} from './click-rules.ts';
import { describeTarget } from './click-target.ts';
import type { FoundItem, ItemPlace } from './found-item.ts';
import type { OutwardLinks } from './outward-links.ts';
import { RageWatcher } from './rage-watcher.ts';
import { isSameAct } from './same-act.ts';
import { unanswered, watchClick, type ClickEvent, type WatchedClick } from './watched-click.ts';

/** What decides about clicks beside the events. */
export interface ClickOptions {
  readonly rules?: ClickRules;
  /** When the session's other windows begin. */
  readonly otherWindowsAtMs?: readonly EpochMilliseconds[];
}

/** Finds clicks, dead clicks and rage clicks, by the rules of click-rules.ts. */
export class ClickWatcher {
  private readonly found: (item: FoundItem) => void;
  private readonly outward: OutwardLinks;
  private readonly rules: ClickRules;
  private readonly otherWindowsAtMs: readonly EpochMilliseconds[];
  private readonly rage: RageWatcher;
  private readonly effects = new ClickEffects();
  private waiting: WatchedClick[] = [];
  private last: WatchedClick | undefined;
  /** When a button or a finger last went down, and when text was last selected. */
  private downMs: EpochMilliseconds = -Infinity;
  private selectedMs: EpochMilliseconds = -Infinity;
  /** It has gone down since the last click: what follows is of another act. Both may have the same time. */
  private isPressed = false;

  constructor(found: (item: FoundItem) => void, outward: OutwardLinks, options: ClickOptions = {}) {
    this.found = found;
    this.outward = outward;
    this.rules = options.rules ?? DEFAULT_CLICK_RULES;
    this.otherWindowsAtMs = options.otherWindowsAtMs ?? [];
    this.rage = new RageWatcher(found, this.rules);
  }

  /** @param node what the event names, in the document before the event */
  note(event: ReplayEvent, place: ItemPlace, node: TreeNode | undefined): void {
    const { timestamp: atMs } = event;
    this.settle(atMs);
    this.noteEffect(event);
    const interaction = interactionOf(event);
    switch (interaction?.['type']) {
      case MouseInteraction.mouseDown:
      case MouseInteraction.touchStart:
        this.downMs = atMs;
        this.isPressed = true;
        return;
      case MouseInteraction.doubleClick:
        return this.noteDoubleClick();
      case MouseInteraction.click:
      case MouseInteraction.touchEnd: {
        const isTap = interaction['type'] === MouseInteraction.touchEnd;
        const { isPressed } = this;
        this.isPressed = false;
        return this.add({ atMs, place, interaction, node, isTap, isPressed });
      }
      default:
        this.noteAnswer(event, node);
    }
  }

  /** The recording ends: clicks that still wait are plain clicks. */
  finish(): void {
    this.release(() => true);
    this.rage.finish();
  }

  private add(event: ClickEvent): void {
    const { node, isTap } = event;
    const tap = isTap ? undefined : this.takeTaps();
    if (!tap && this.last && isSameAct(this.last, event)) {
      return this.goOn(this.last, node);
    }
    const click = this.watch(event);
    click.effects.push(...(tap?.effects ?? []));
    this.last = click;
    this.rage.note(click);
    this.waiting.push(click);
    click.selects = this.hasSelected(event);
    if (click.selects || tap?.mayBeDead === false) {
      this.answer((each) => each === click);
    }
  }

  private watch(event: ClickEvent): WatchedClick {
    const target = event.node && describeTarget(event.node, this.outward);
    const isExpected = target?.mayDie === true && !target.isSilent && !target.isOutward;
    return watchClick(event, target, isExpected && !this.opensWindow(event.atMs));
  }

  /** Whether text was selected while the button was down, or just before. */
  private hasSelected({ atMs, isPressed }: ClickEvent): boolean {
    return this.selectedMs >= Math.min(isPressed ? this.downMs : atMs, atMs - SELECTION_WITHIN);
  }

  /** The browser makes a click of the taps that wait. @returns the last of them */
  private takeTaps(): WatchedClick | undefined {
    const taps = this.waiting.filter((click) => click.isTap);
    taps.forEach((tap) => this.rage.forget(tap));
    this.waiting = this.waiting.filter((click) => !click.isTap);
    return taps.at(-1);
  }

  /** What the click was passed on to may show its answer elsewhere than on the page. */
  private goOn(click: WatchedClick, node: TreeNode | undefined): void {
    const target = node && describeTarget(node, this.outward);
    if (!target || target.isOutward) {
      this.rage.forget(click);
    }
    if (!target || target.isOutward || target.isSilent) {
      click.mayBeDead = false;
    }
  }

  private opensWindow(atMs: EpochMilliseconds): boolean {
    return this.otherWindowsAtMs.some((beginMs) => beginMs >= atMs && beginMs - atMs <= OPENS_WINDOW_WITHIN);
  }

  private noteAnswer(event: ReplayEvent, node: TreeNode | undefined): void {
    const { timestamp, data } = event;
    const { last } = this;
    if (isPlainObject(data) && data['source'] === IncrementalSource.selection && isTextSelected(data)) {
      this.selectedMs = timestamp;
      if (last && !this.isPressed && timestamp - last.item.atMs <= SELECTION_WITHIN) {
        last.selects = true;
      }
    }
    const answer = this.waiting.length > 0 ? answerOf(event, this.waiting[0]?.item.atMs ?? 0) : undefined;
    if (answer === 'sign') {
      this.waiting.forEach((click) => (click.isUncertain = true));
    } else if (answer) {
      this.answer((click) => this.isAnsweredBy(answer, click, timestamp, node));
    }
  }

  /** What a user does next is no answer to what was clicked before. */
  private isAnsweredBy(
    answer: ClickAnswer,
    click: WatchedClick,
    nowMs: EpochMilliseconds,
    node: TreeNode | undefined,
  ): boolean {
    const { atMs } = click.item;
    if (answer === 'page' || answer === 'left') {
      return true;
    }
    if (answer === 'scroll') {
      return nowMs - atMs <= SCROLL_ANSWERS_WITHIN;
    }
    if (answer === 'selection' && this.isBesideLast(click)) {
      return !this.isPressed;
    }
    return click === this.last && !this.isPressed && isOwnAnswer(answer, click, nowMs, node);
  }

  /** The clicks of a double or triple click are on the same element. */
  private isBesideLast({ target }: WatchedClick): boolean {
    return target !== undefined && target.element === this.last?.target?.element;
  }

  /** The second click in a text selects a word, which not every recorder tells. */
  private noteDoubleClick(): void {
    if (this.last?.target?.isPlainText) {
      this.answer((click) => this.isBesideLast(click));
    }
  }

  private noteEffect(event: ReplayEvent): void {
    if (event.type === EventType.incrementalSnapshot) {
      const { last } = this;
      const effect = this.effects.note(event, last?.item.atMs ?? -Infinity, last?.target?.element);
      if (last && effect !== '') {
        last.effects.push(effect);
        last.isAnswered = true;
      }
    }
  }

  /** Decides about clicks that have waited long enough. */
  private settle(nowMs: EpochMilliseconds): void {
    this.rage.settle(nowMs);
    if (this.waiting.length > 0) {
      const isLate = ({ item }: WatchedClick): boolean => nowMs - item.atMs > this.rules.deadAfterMs;
      this.waiting
        .filter((click) => isLate(click) && !click.isTap)
        .forEach((click) => this.found(unanswered(click)));
      this.waiting = this.waiting.filter((click) => click.isTap || !isLate(click));
      this.release(({ isTap, item }) => isTap && nowMs - item.atMs > TAP_BECOMES_CLICK);
    }
  }

  /** Of a tap, it is not known yet whether it becomes a click. */
  private answer(which: (click: WatchedClick) => boolean): void {
    for (const click of this.waiting.filter(which)) {
      click.isAnswered = true;
      click.mayBeDead = false;
    }
    this.release((click) => !click.isTap && which(click));
  }

  private release(which: (click: WatchedClick) => boolean): void {
    const released = this.waiting.filter(which);
    this.waiting = this.waiting.filter((click) => !released.includes(click));
    released.forEach(({ item }) => this.found(item));
  }
}

/** Of what follows before a button is pressed again. */
function isOwnAnswer(
  answer: ClickAnswer,
  click: WatchedClick,
  nowMs: EpochMilliseconds,
  node: TreeNode | undefined,
): boolean {
  switch (answer) {
    case 'focus':
      return !node || !click.node?.isWithin(node);
    case 'blur':
      return nowMs - click.item.atMs <= LEAVES_WITHIN;
    default:
      return true;
  }
}
