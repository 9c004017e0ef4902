import type { ReplayEvent } from '../../shared/model/replay-event.ts';
import { makeMeta, START_MS } from '../helpers/make-events.ts';
import type { Attributes } from './attribute-pieces.ts';
import { element, mutation, type RecordedNode, type WallCase } from './make-case.ts';

const HEAD_ID = 3;
const BODY_ID = 4;
/** Above those of any case. */
const FIRST_BOX_ID = 1_000_000_000;
const IDS_EACH = 3;
/** Set on the body when everything before it has been played. */
export const PLAYED = 'data-played';

/** A recording of many cases, in batches: all that stands in the page, and then one thing after the other. */
export function recordCases(cases: readonly WallCase[]): ReplayEvent[][] {
  const html = element(2, 'html', {}, [
    element(HEAD_ID, 'head', {}),
    element(BODY_ID, 'body', {}, cases.map(boxOf)),
  ]);
  const node = { type: 0, id: 1, childNodes: [html] };
  const snapshot = { type: 2, timestamp: START_MS, data: { node, initialOffset: { left: 0, top: 0 } } };
  const ended = mutation({ attributes: [{ id: BODY_ID, attributes: { [PLAYED]: '' } }] });
  // The second of what happens to a case comes when the first of every case has.
  const rounds = [0, 1].map((round) => cases.flatMap(({ changes }) => changes.slice(round, round + 1)));
  let last = START_MS;
  const toEvent = (data: Attributes): ReplayEvent => ({ type: 3, timestamp: ++last, data });
  return [[makeMeta(), snapshot], ...[...rounds, [ended]].map((changes) => changes.map(toEvent))];
}

/** The element that holds a case, with one that its rules are about. */
function boxOf({ number, nodes, isInShadow }: WallCase): RecordedNode {
  const id = FIRST_BOX_ID + number * IDS_EACH;
  const text = { type: 3, id: id + 2, textContent: 'x' };
  const target = element(id + 1, 'p', { id: `t${number}`, class: 't' }, [text]);
  const children = [...nodes, target].map((node) => (isInShadow ? { ...node, isShadow: true } : node));
  const box = element(id, 'div', { id: `box${number}` }, children);
  return isInShadow ? { ...box, isShadowHost: true } : box;
}
