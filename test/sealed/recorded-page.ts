import { makeMeta, makeMouseMove, START_MS } from '../helpers/make-events.ts';

/** Where a leak would show: the bait on loopback, a name of ours, and an address for documentation (RFC 5737). */
export const BAIT = 'http://127.0.0.1:9090';
export const BAIT_NAME = 'own.bait.test';
export const OUTSIDE = 'http://192.0.2.1';
/** Of the body of every page. */
export const BODY_ID = 5;

export interface RecordedNode {
  readonly type: number;
  readonly id: number;
  readonly [key: string]: unknown;
}

let lastId = 10;

export function element(
  tagName: string,
  attributes: object = {},
  ...childNodes: readonly RecordedNode[]
): RecordedNode {
  return { type: 2, id: ++lastId, tagName, attributes, childNodes };
}

export function text(textContent: string): RecordedNode {
  return { type: 3, id: ++lastId, textContent };
}

/** A recording of a page, and of what happens to it. */
export function page(
  head: readonly RecordedNode[],
  body: readonly RecordedNode[],
  ...later: readonly object[]
): object[] {
  const html = element('html', {}, element('head', {}, ...head), {
    ...element('body', {}, ...body),
    id: BODY_ID,
  });
  const doctype = { type: 1, id: 2, name: 'html', publicId: '', systemId: '' };
  const node = { type: 0, id: 1, childNodes: [doctype, html] };
  const snapshot = { type: 2, timestamp: START_MS + 10, data: { node, initialOffset: { left: 0, top: 0 } } };
  return [makeMeta(), snapshot, ...later, makeMouseMove(START_MS + 600)];
}

/** A mutation, so long after the page was built. */
export function mutation(changes: object, afterMs = 40): object {
  const data = { source: 0, texts: [], attributes: [], removes: [], adds: [], ...changes };
  return { type: 3, timestamp: START_MS + 10 + afterMs, data };
}

export function adding(node: RecordedNode, parentId: number, previousId: number, afterMs = 40): object {
  return mutation({ adds: [{ parentId, previousId, nextId: null, node }] }, afterMs);
}
