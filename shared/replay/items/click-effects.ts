import {
  IncrementalSource,
  isPlainObject,
  type PlainObject,
  type ReplayEvent,
} from '../../model/replay-event.ts';
import type { EpochMilliseconds, Milliseconds } from '../../model/units.ts';
import { attributesOf, objectsOf } from '../document/records.ts';
import type { TreeNode } from '../document/tree-node.ts';
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

interface Change {
  /** The node that changed. */
  readonly id: unknown;
  /** What it has now. */
  readonly effect: string;
  /** Text is what a user reads; all else, within what is clicked, is only how a button shows that it was clicked. */
  readonly isText: boolean;
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
  note(event: ReplayEvent, clickedMs: EpochMilliseconds, target: TreeNode | undefined): string {
    const changes = changesOf(event.data);
    if (event.timestamp - clickedMs > BY_ITSELF_AFTER) {
      this.remember(changes, event.timestamp);
      return '';
    }
    const own = changes.filter(
      ({ id, isText }) => !this.isRestless(id, event.timestamp) && (isText || !isWithin(target, id)),
    );
    return own
      .map(({ effect }) => effect)
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
  const { id } = data;
  switch (data['source']) {
    case IncrementalSource.mutation:
      return changesOfMutation(data);
    case IncrementalSource.scroll:
      return [{ id, effect: `|${String(id)} ${String(data['x'])} ${String(data['y'])}`, isText: true }];
    case IncrementalSource.input:
      return [{ id, effect: `|${String(data['text'])} ${String(data['isChecked'])}`, isText: true }];
    default:
      return [];
  }
}

function changesOfMutation(data: PlainObject): Change[] {
  const texts = objectsOf(data['texts'])
    .slice(0, MAX_CHANGES)
    .map(({ id, value }) => ({ id, effect: `|${String(id)} ${String(value)}`, isText: true }));
  const attributes = objectsOf(data['attributes'])
    .slice(0, MAX_CHANGES)
    .map((change) => ({
      id: change['id'],
      effect: `|${String(change['id'])} ${JSON.stringify(attributesOf(change))}`,
      isText: false,
    }));
  const adds = objectsOf(data['adds'])
    .slice(0, MAX_CHANGES)
    .flatMap(({ parentId, node }) => added(parentId, node));
  return [...texts, ...attributes, ...adds];
}

/** Of new nodes, what a user sees: their ids, and what their makers call them, may be new each time. */
function added(id: unknown, root: unknown): Change[] {
  const words: string[] = [];
  const waiting = [root];
  for (let left = MAX_NODES; waiting.length > 0 && left > 0; left--) {
    const node = waiting.pop();
    if (isPlainObject(node)) {
      words.push(textField(node, 'textContent') ?? textField(attributesOf(node), 'src') ?? '');
      waiting.push(...objectsOf(node['childNodes']));
    }
  }
  const text = words.join(' ').trim();
  return text === '' ? [] : [{ id, effect: `|${text}`, isText: true }];
}

function isWithin(target: TreeNode | undefined, id: unknown): boolean {
  for (const waiting = target ? [target] : []; waiting.length > 0;) {
    const node = waiting.pop();
    if (node?.id === id) {
      return true;
    }
    for (let child = node?.children?.last; child; child = child.previous) {
      waiting.push(child);
    }
  }
  return false;
}
