import { isPlainObject, type PlainObject } from '../model/replay-event.ts';
import type { NormaliseTools } from './tools.ts';

/** Ids that no recorder counts up to: given to nodes whose own id is taken. */
const FIRST_SPARE_ID = 1_000_000_000;

/**
 * Gives every node of a full snapshot an id of its own. rrweb finds nodes by id, so where two share one, every
 * later change would go to the wrong node, or replace the document itself. The first keeps the id.
 */
export function separateNodeIds(node: PlainObject, tools: NormaliseTools): PlainObject {
  const clashes = new Set<unknown>();
  const seen = new Set<unknown>();
  for (const each of walkNodes(node)) {
    const id = each['id'];
    if (typeof id === 'number' && seen.has(id)) {
      clashes.add(each);
    }
    seen.add(id);
  }
  if (clashes.size === 0) {
    return node;
  }
  clashes.forEach(() => tools.note('duplicate-node-id'));
  renumber(clashes);
  return node;
}

/** The node tree was parsed from the file a moment ago and belongs to nobody else: it is changed in place. */
function renumber(nodes: ReadonlySet<unknown>): void {
  let next = FIRST_SPARE_ID;
  for (const node of nodes) {
    (node as Record<string, unknown>)['id'] = next++;
  }
}

/** The adds of a mutation without those that would put a node into itself, which throws when it is played. */
export function withoutCycles(adds: readonly unknown[], tools: NormaliseTools): readonly unknown[] {
  const sound = adds.filter((add) => !isCycle(add));
  for (let index = sound.length; index < adds.length; index++) {
    tools.note('node-cycle');
  }
  return sound.length === adds.length ? adds : sound;
}

function isCycle(add: unknown): boolean {
  if (!isPlainObject(add) || !isPlainObject(add['node'])) {
    return false;
  }
  const parentId = add['parentId'];
  return typeof parentId === 'number' && holdsNode(add['node'], parentId);
}

function holdsNode(root: PlainObject, id: number): boolean {
  for (const node of walkNodes(root)) {
    if (node['id'] === id) {
      return true;
    }
  }
  return false;
}

/** Every node of a tree, parents first. */
export function* walkNodes(root: PlainObject): Generator<PlainObject, undefined> {
  const waiting: unknown[] = [root];
  while (waiting.length > 0) {
    const node = waiting.pop();
    if (!isPlainObject(node)) {
      continue;
    }
    yield node;
    const { childNodes } = node;
    if (Array.isArray(childNodes)) {
      for (let at = childNodes.length - 1; at >= 0; at--) {
        waiting.push(childNodes[at]);
      }
    }
  }
}
