import type { ReplayEvent } from '../../../../shared/model/replay-event.ts';
import { START_MS } from '../../../helpers/make-events.ts';

let lastId = 100;

export interface TestNode {
  [name: string]: unknown;
  readonly type: number;
  readonly id: number;
}

export function element(
  tagName: string,
  attributes: Record<string, unknown> = {},
  childNodes: readonly TestNode[] = [],
): TestNode {
  return { type: 2, id: ++lastId, tagName, attributes, childNodes };
}

export function text(textContent: unknown): TestNode {
  return { type: 3, id: ++lastId, textContent };
}

export function page(...nodes: readonly TestNode[]): ReplayEvent {
  const body = { type: 2, id: 4, tagName: 'body', attributes: {}, childNodes: nodes };
  const html = { type: 2, id: 2, tagName: 'html', attributes: {}, childNodes: [body] };
  const node = { type: 0, id: 1, childNodes: [html] };
  return { type: 2, timestamp: START_MS, data: { node, initialOffset: { left: 0, top: 0 } } };
}

export function incremental(data: Record<string, unknown>, timestamp = START_MS + 1000): ReplayEvent {
  return { type: 3, timestamp, data };
}

export function mutation(changes: Record<string, unknown>): ReplayEvent {
  return incremental({ source: 0, adds: [], removes: [], texts: [], attributes: [], ...changes });
}

export function add(parentId: number, node: TestNode, rest: Record<string, unknown> = {}): ReplayEvent {
  return mutation({ adds: [{ parentId, nextId: null, node, ...rest }] });
}

export function change(id: number, attributes: Record<string, unknown>): ReplayEvent {
  return mutation({ attributes: [{ id, attributes }] });
}

/** JSON without the attributes that tell selectors what was recorded: they are of our own making and do nothing. */
export function withoutKept(value: unknown): string {
  return JSON.stringify(value, (name, inner: unknown) =>
    name.startsWith('data-airgap-') ? undefined : inner,
  );
}
