import {
  IncrementalSource,
  isPlainObject,
  type PlainObject,
  type ReplayEvent,
} from '../../model/replay-event.ts';
import type { EpochMilliseconds, Milliseconds } from '../../model/units.ts';
import { attributesOf, objectsOf } from '../document/records.ts';
import { walk, type TreeNode } from '../document/tree-node.ts';
import { textField } from './fields.ts';

/** What changes so long after a click changes by itself. */
const BY_ITSELF_AFTER: Milliseconds = 1000;
/** How long it is remembered that something does. */
const REMEMBERED: Milliseconds = 2000;
/** Of one event, and of all that is remembered: a page that changes all over says nothing of a click. */
const MAX_CHANGES = 100;
const MAX_REMEMBERED = 1000;
/** What tells one effect from another stands at its beginning. */
const MAX_EFFECT = 500;
const MAX_NODES = 50;
const MAX_INSIDE = 200;
const MAX_DEPTH = 2;

interface Change {
  /** The node that changed. */
  readonly id: unknown;
  /** Text is what a user reads; all else, within what is clicked, is only how a button shows that it was clicked. */
  readonly isText: boolean;
  /** What it has now. */
  readonly effect: () => string;
}

/**
 * Tells what a click brought about from what goes on anyway, and one effect from another: a counter that is clicked
 * three times shows three numbers, a button that fails the same message three times.
 */
export class ClickEffects {
  /** Nodes that change by themselves, and when they last did. */
  private readonly restless = new Map<unknown, EpochMilliseconds>();

  /**
   * @param clickedMs the last click
   * @param target what it was on
   * @returns what the event shows that was not shown before; '' where it shows nothing
   */
  note({ data, timestamp }: ReplayEvent, clickedMs: EpochMilliseconds, target: TreeNode | undefined): string {
    const changes = changesOf(data);
    if (timestamp - clickedMs > BY_ITSELF_AFTER) {
      this.remember(changes, timestamp);
      return '';
    }
    const inside = idsWithin(target);
    return changes
      .filter(({ id, isText }) => !this.isRestless(id, timestamp) && (isText || !inside.has(id)))
      .map(({ effect }) => effect())
      .join('')
      .slice(0, MAX_EFFECT);
  }

  private remember(changes: readonly Change[], atMs: EpochMilliseconds): void {
    if (this.restless.size > MAX_REMEMBERED) {
      this.restless.clear();
    }
    changes.forEach(({ id }) => this.restless.set(id, atMs));
  }

  private isRestless(id: unknown, atMs: EpochMilliseconds): boolean {
    return atMs - (this.restless.get(id) ?? -Infinity) <= REMEMBERED;
  }
}

function changesOf(data: unknown): Change[] {
  if (!isPlainObject(data)) {
    return [];
  }
  const { id, source } = data;
  switch (source) {
    case IncrementalSource.mutation:
      return changesOfMutation(data);
    case IncrementalSource.scroll:
      return [{ id, isText: true, effect: () => tell(id, data['x'], data['y']) }];
    case IncrementalSource.input:
      return [{ id, isText: true, effect: () => tell(id, data['text'], data['isChecked']) }];
    default:
      return [];
  }
}

function changesOfMutation(data: PlainObject): Change[] {
  const first = (name: string): readonly PlainObject[] => objectsOf(data[name]).slice(0, MAX_CHANGES);
  const texts = first('texts').map(({ id, value }) => ({ id, isText: true, effect: () => tell(id, value) }));
  const attributes = first('attributes').map((change) => ({
    id: change['id'],
    isText: false,
    effect: () => tell(change['id'], attributesOf(change)),
  }));
  const adds = first('adds').map(({ parentId, node }) => ({
    id: parentId,
    isText: true,
    effect: () => seenIn(node),
  }));
  return [...texts, ...attributes, ...adds];
}

/** Any value in a recording may be any other: objects are told as far as recorded styles go. */
function tell(...values: readonly unknown[]): string {
  return `|${values.map((value) => toWords(value, MAX_DEPTH)).join(' ')}`;
}

function toWords(value: unknown, depth: number): string {
  if (typeof value === 'object' && value !== null) {
    const entries = depth > 0 ? Object.entries(value).slice(0, MAX_NODES) : [];
    return entries.map(([name, each]) => `${name}:${toWords(each, depth - 1)}`).join(' ');
  }
  return String(value).slice(0, MAX_EFFECT);
}

/** Of new nodes, what a user sees: their ids, and what their makers call them, may be new each time. */
function seenIn(root: unknown): string {
  const words: string[] = [];
  const waiting = [root];
  for (let left = MAX_NODES; waiting.length > 0 && left > 0; left--) {
    const node = waiting.pop();
    if (isPlainObject(node)) {
      words.push(textField(node, 'textContent') ?? textField(attributesOf(node), 'src') ?? '');
      waiting.push(...objectsOf(node['childNodes']).slice(0, MAX_NODES));
    }
  }
  const text = words.join(' ').trim();
  return text === '' ? '' : tell(text);
}

/** Of what is clicked, as far as a button goes. */
function idsWithin(target: TreeNode | undefined): ReadonlySet<unknown> {
  const ids = new Set<unknown>();
  if (target) {
    walk(target, ({ id }) => ids.add(id), MAX_INSIDE);
  }
  return ids;
}
