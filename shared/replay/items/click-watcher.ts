import {
  EventType,
  IncrementalSource,
  isPlainObject,
  type PlainObject,
  type ReplayEvent,
} from '../../model/replay-event.ts';
import type { EpochMilliseconds, Milliseconds } from '../../model/units.ts';
import type { TreeNode } from '../document/tree-node.ts';
import { urlOf } from '../url-track.ts';
import { clickableOf, nameOf, selectorOf } from './describe-node.ts';
import { numberField } from './fields.ts';
import { createItem, type FoundItem, type ItemPlace } from './found-item.ts';
import { withoutMasked } from './masked-text.ts';
import type { OutwardLinks } from './outward-links.ts';
import { RageWatcher } from './rage-watcher.ts';

/** A click that nothing follows for so long is dead. */
const DEAD_AFTER: Milliseconds = 2000;
/** A browser makes a click of a tap within this time, or never. */
const TAP_BECOMES_CLICK: Milliseconds = 1000;
/** rrweb's MouseInteractions that count (rrweb-io/rrweb:packages/types/src/index.ts). */
const CLICK = 2;
const TOUCH_END = 9;

/** What a page does in answer to a click, beside going elsewhere. */
const ANSWERS: readonly unknown[] = [
  IncrementalSource.mutation,
  IncrementalSource.scroll,
  IncrementalSource.input,
  IncrementalSource.mediaInteraction,
  IncrementalSource.styleSheetRule,
  IncrementalSource.canvasMutation,
  IncrementalSource.styleDeclaration,
  IncrementalSource.selection,
  IncrementalSource.adoptedStyleSheet,
];
/** What takes the focus or opens something outside the page when it is clicked, without any change of the page. */
const SILENT = /^(INPUT|TEXTAREA|SELECT|OPTION|LABEL|VIDEO|AUDIO|IFRAME|CANVAS)$/;

interface WaitingClick {
  readonly item: FoundItem;
  readonly isTap: boolean;
  readonly mayBeDead: boolean;
}

/** Finds clicks, dead clicks and rage clicks. */
export class ClickWatcher {
  private readonly found: (item: FoundItem) => void;
  private readonly outward: OutwardLinks;
  private readonly rage: RageWatcher;
  private waiting: WaitingClick[] = [];

  constructor(found: (item: FoundItem) => void, outward: OutwardLinks) {
    this.found = found;
    this.outward = outward;
    this.rage = new RageWatcher(found);
  }

  /** @param node what the event names, in the document before the event */
  note(event: ReplayEvent, place: ItemPlace, node: TreeNode | undefined): void {
    this.settle(event.timestamp);
    if (isAnswer(event)) {
      this.release(() => true);
      return;
    }
    const interaction = interactionOf(event);
    if (interaction) {
      this.add(event.timestamp, place, interaction, node);
    }
  }

  /** The recording ends: clicks that still wait are plain clicks. */
  finish(): void {
    this.release(() => true);
    this.rage.finish();
  }

  private add(
    atMs: EpochMilliseconds,
    place: ItemPlace,
    interaction: PlainObject,
    node: TreeNode | undefined,
  ): void {
    const isTap = interaction['type'] === TOUCH_END;
    if (!isTap) {
      this.waiting = this.waiting.filter((click) => !click.isTap);
    }
    if (!node) {
      this.waiting.push({ item: createUnrecorded(atMs, place, interaction), isTap, mayBeDead: false });
      return;
    }
    const target = clickableOf(node);
    const label = nameOf(target);
    const item = createItem('click', atMs, place, label, {
      facts: { nodeId: node.id, selector: selectorOf(target), ...pointOf(interaction) },
      texts: { text: withoutMasked(label) },
    });
    this.waiting.push({ item, isTap, mayBeDead: !this.isSilent(node) && !this.isSilent(target) });
  }

  private isSilent({ nodeName, id }: TreeNode): boolean {
    return SILENT.test(nodeName) || this.outward.has(id);
  }

  /** Decides about clicks that have waited long enough. */
  private settle(nowMs: EpochMilliseconds): void {
    const dead = (click: WaitingClick): boolean => nowMs - click.item.atMs > DEAD_AFTER;
    for (const click of this.waiting.filter(dead)) {
      this.tell(click.mayBeDead ? { ...click.item, kind: 'dead-click', level: 'warn' } : click.item);
    }
    this.waiting = this.waiting.filter((click) => !dead(click));
    this.release((click) => click.isTap && nowMs - click.item.atMs > TAP_BECOMES_CLICK);
  }

  private release(which: (click: WaitingClick) => boolean): void {
    this.waiting.filter(which).forEach(({ item }) => this.tell(item));
    this.waiting = this.waiting.filter((click) => !which(click));
  }

  private tell(item: FoundItem): void {
    this.found(item);
    this.rage.note(item);
  }
}

function interactionOf({ type, data }: ReplayEvent): PlainObject | undefined {
  const isInteraction =
    type === EventType.incrementalSnapshot &&
    isPlainObject(data) &&
    data['source'] === IncrementalSource.mouseInteraction;
  return isInteraction && (data['type'] === CLICK || data['type'] === TOUCH_END) ? data : undefined;
}

/** A click on what the recording does not hold: that the user clicked is known all the same. */
function createUnrecorded(atMs: EpochMilliseconds, place: ItemPlace, interaction: PlainObject): FoundItem {
  const { x, y } = pointOf(interaction);
  const where = x === undefined || y === undefined ? '' : ` at ${Math.round(x)}, ${Math.round(y)}`;
  return createItem('click', atMs, place, `click${where}, element not recorded`, {
    facts: { isUnrecorded: true, ...pointOf(interaction) },
  });
}

function isAnswer(event: ReplayEvent): boolean {
  const { type, data } = event;
  const changes =
    type === EventType.incrementalSnapshot && isPlainObject(data) && ANSWERS.includes(data['source']);
  return changes || type === EventType.fullSnapshot || urlOf(event) !== undefined;
}

function pointOf(interaction: PlainObject): { readonly x?: number; readonly y?: number } {
  const [x, y] = [numberField(interaction, 'x'), numberField(interaction, 'y')];
  return x === undefined || y === undefined ? {} : { x, y };
}
