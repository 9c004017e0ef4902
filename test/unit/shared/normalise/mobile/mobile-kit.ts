import {
  isPlainObject,
  type PlainObject,
  type ReplayEvent,
} from '../../../../../shared/model/replay-event.ts';
import { MobileTransformer } from '../../../../../shared/normalise/mobile/mobile-transformer.ts';

export const TIME = 1_700_000_000_000;

export function screen(...wireframes: readonly unknown[]): ReplayEvent {
  return { type: 2, timestamp: TIME, data: { initialOffset: { top: 0, left: 0 }, wireframes } };
}

export function mutation(data: PlainObject, timestamp = TIME + 10): ReplayEvent {
  return { type: 3, timestamp, data: { source: 0, ...data } };
}

/** A node of rrweb as far as the tests look. */
export interface SeenNode {
  readonly id: number;
  readonly type: number;
  readonly tagName?: string;
  readonly textContent?: string;
  readonly attributes?: Readonly<Record<string, unknown>>;
  readonly childNodes?: readonly SeenNode[];
}

/** Every node of a full snapshot, parents first. */
export function nodesOf(event: ReplayEvent | undefined): readonly SeenNode[] {
  const root = isPlainObject(event?.data) ? (event.data['node'] as SeenNode) : undefined;
  const nodes: SeenNode[] = [];
  const waiting = root ? [root] : [];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    nodes.push(node);
    waiting.push(...(node.childNodes ?? []).toReversed());
  }
  return nodes;
}

/** The nodes of wireframes on a screen of their own. */
export function show(...wireframes: readonly unknown[]): readonly SeenNode[] {
  return nodesOf(new MobileTransformer().transform(screen(...wireframes))[0]);
}

/** What became of one wireframe: all nodes of the app, below the bars. */
export function showInside(wireframe: unknown): SeenNode | undefined {
  return show(wireframe).find(({ tagName }) => tagName === 'body')?.childNodes?.[0];
}

export interface SeenMutation {
  readonly adds: readonly {
    readonly parentId: number;
    readonly nextId: number | null;
    readonly node: SeenNode;
  }[];
  readonly removes: readonly { readonly id: number; readonly parentId: number }[];
}

export function mutationIn(event: ReplayEvent | undefined): SeenMutation {
  return event?.data as SeenMutation;
}
