import { OVERLAP } from './indexed-text.ts';
import { blankMasked } from './masked-text.ts';

/** Whether two texts have half of the longer one in common, at their beginnings and ends. */
export function isLike(old: string, text: string): boolean {
  const most = Math.max(old.length, text.length);
  if (2 * Math.min(old.length, text.length) < most) {
    return false;
  }
  const { start, end } = inCommon(old, text);
  return 2 * (start + end) >= most;
}

/** What is different in a text from what it was, with the words beside it. */
export function changedPart(old: string, text: string): string {
  const { start, end } = inCommon(old, text);
  const readable = blankMasked(text);
  const before = readable.slice(Math.max(0, start - OVERLAP), start);
  const after = readable.slice(text.length - end, text.length - end + OVERLAP);
  return `${fromWord(before, start > OVERLAP)}${readable.slice(start, text.length - end)}${toWord(after, end > OVERLAP)}`;
}

function inCommon(old: string, text: string): { readonly start: number; readonly end: number } {
  const most = Math.min(old.length, text.length);
  const start = longest(most, (length) => text.slice(0, length) === old.slice(0, length));
  const end = longest(
    most - start,
    (length) => text.slice(text.length - length) === old.slice(old.length - length),
  );
  return { start, end };
}

/** The largest length that holds; every smaller one does. */
function longest(most: number, holds: (length: number) => boolean): number {
  let [low, high] = [0, most];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    [low, high] = holds(middle) ? [middle, high] : [low, middle - 1];
  }
  return low;
}

function fromWord(text: string, isCut: boolean): string {
  return isCut ? text.replace(/^\S*\s/u, '') : text;
}

function toWord(text: string, isCut: boolean): string {
  return isCut ? text.replace(/\s\S*$/u, '') : text;
}
