import type { PlainObject } from '../../model/replay-event.ts';
import type { EpochMilliseconds } from '../../model/units.ts';
import type { TreeNode } from '../document/tree-node.ts';
import type { ClickTarget } from './click-target.ts';
import { nameOf, selectorOf } from './describe-node.ts';
import { numberField } from './fields.ts';
import { createItem, type FoundItem, type ItemPlace } from './found-item.ts';
import { withoutMasked } from './masked-text.ts';

/** A click, and what has come of it so far. */
export interface WatchedClick {
  readonly item: FoundItem;
  /** What was hit, and what that is; undefined where the recording does not hold it. */
  readonly node: TreeNode | undefined;
  readonly target: ClickTarget | undefined;
  readonly isTap: boolean;
  /** It came with a button that was pressed. */
  readonly isPressed: boolean;
  mayBeDead: boolean;
  /** Something has happened by which the page may have answered it, or it cannot be seen whether it has. */
  isUncertain: boolean;
  /** What the page shows since then, and before the next click, that it did not show before. */
  effects: string[];
  /** The page has done something. */
  isAnswered: boolean;
  /** Text was selected by it. */
  selects: boolean;
}

/** What an event tells of a click. */
export interface ClickEvent {
  readonly atMs: EpochMilliseconds;
  readonly place: ItemPlace;
  readonly interaction: PlainObject;
  readonly node: TreeNode | undefined;
  readonly isTap: boolean;
  readonly isPressed: boolean;
}

/** @param mayBeDead whether anything can be expected of it */
export function watchClick(
  event: ClickEvent,
  target: ClickTarget | undefined,
  mayBeDead: boolean,
): WatchedClick {
  const { node, isTap, isPressed } = event;
  const item = node && target ? createRecorded(event, node, target) : createUnrecorded(event);
  const isUncertain = target?.isOpaque ?? false;
  return {
    ...{ item, node, target, isTap, isPressed, mayBeDead, isUncertain },
    ...{ effects: [], isAnswered: false, selects: false },
  };
}

/** What a click is that nothing has followed. */
export function unanswered({ item, mayBeDead, isUncertain, target }: WatchedClick): FoundItem {
  if (!mayBeDead) {
    return item;
  }
  if (target?.mayBeOutward) {
    return { ...item, facts: { ...item.facts, isUncertain: true } };
  }
  return asFound('dead-click', item, isUncertain);
}

/** A click that is worth looking at; what is not certain is no warning. */
export function asFound(kind: 'dead-click' | 'rage-click', item: FoundItem, isUncertain: boolean): FoundItem {
  const facts = isUncertain ? { ...item.facts, isUncertain } : item.facts;
  return { ...item, kind, level: isUncertain ? 'info' : 'warn', facts };
}

function createRecorded(
  { atMs, place, interaction }: ClickEvent,
  node: TreeNode,
  { element }: ClickTarget,
): FoundItem {
  const label = nameOf(element);
  return createItem('click', atMs, place, label, {
    facts: { nodeId: node.id, selector: selectorOf(element), ...pointOf(interaction) },
    texts: { text: withoutMasked(label) },
  });
}

/** A click on what the recording does not hold: that the user clicked is known all the same. */
function createUnrecorded({ atMs, place, interaction }: ClickEvent): FoundItem {
  const { x, y } = pointOf(interaction);
  const where = x === undefined || y === undefined ? '' : ` at ${Math.round(x)}, ${Math.round(y)}`;
  return createItem('click', atMs, place, `click${where}, element not recorded`, {
    facts: { isUnrecorded: true, ...pointOf(interaction) },
  });
}

/** Where a click hit, in CSS pixels of the window. */
export function pointOf(interaction: PlainObject): { readonly x?: number; readonly y?: number } {
  const [x, y] = [numberField(interaction, 'x'), numberField(interaction, 'y')];
  return x === undefined || y === undefined ? {} : { x, y };
}
