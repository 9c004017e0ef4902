import type { Milliseconds } from '../model/units.ts';
import type { Draft } from './say-item.ts';

/** How far back a problem is looked for that is the same: pages that fail again and again do so between other things. */
const PROBLEMS_BACK = 4;
/** A click into a field, and what is filled in then, are told as one up to here. */
const FIELD_WITHIN: Milliseconds = 10_000;

/**
 * Tells a sentence together with one of those before it, where that is how a user would tell it.
 * @returns false where it is a sentence of its own
 */
export function foldInto(sentences: Draft[], next: Draft): boolean {
  const last = sentences.at(-1);
  if (last && isWithinRage(last, next)) {
    return true;
  }
  if (last && replaces(last, next)) {
    sentences.pop();
    const same = sentences.at(-1);
    if (same?.sameness === next.sameness) {
      return take(same, next);
    }
    sentences.push(next);
    return true;
  }
  const same = findSame(sentences, next);
  return same !== undefined && take(same, next);
}

function take(same: Draft, next: Draft): true {
  same.count += next.count;
  same.untilMs = Math.max(same.untilMs, next.untilMs);
  return true;
}

function findSame(sentences: readonly Draft[], next: Draft): Draft | undefined {
  const back = next.tone === 'danger' ? PROBLEMS_BACK : 1;
  return sentences.slice(-back).findLast(({ sameness }) => sameness === next.sameness);
}

/** The clicks that a rage click consists of. */
function isWithinRage(last: Draft, next: Draft): boolean {
  const isClick = next.kind === 'click' || next.kind === 'dead-click';
  return (
    isClick &&
    last.kind === 'rage-click' &&
    last.windowNumber === next.windowNumber &&
    next.atMs <= last.untilMs
  );
}

/** Whether a click is told by what came of it: what was filled in, or that it was the first of a rage. */
function replaces(last: Draft, next: Draft): boolean {
  if ((last.kind !== 'click' && last.kind !== 'dead-click') || last.windowNumber !== next.windowNumber) {
    return false;
  }
  if (next.kind === 'rage-click') {
    return last.count === 1 && last.atMs === next.atMs;
  }
  const isOfField = last.nodeId === next.nodeId || (last.label !== '' && last.label === next.label);
  return next.kind === 'input' && last.count === 1 && isOfField && next.atMs - last.atMs <= FIELD_WITHIN;
}
