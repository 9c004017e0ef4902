import { PINNED, type Column } from './session-columns.tsx';

/** Widths that the user chose, by the columns' keys, in CSS pixels. */
export type ColumnWidths = Readonly<Record<string, number>>;

export const MIN_WIDTH = 48;
export const MAX_WIDTH = 900;

/** True for widths of this version; they may come from storage. */
export function areColumnWidths(value: unknown): value is ColumnWidths {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every((width) => typeof width === 'number' && Number.isFinite(width))
  );
}

/** How wide a column is at least: as wide as the user made it, or as usual. */
export function widthOf({ key, width }: Column, widths: ColumnWidths): number {
  return Math.min(Math.max(widths[key] ?? width, MIN_WIDTH), MAX_WIDTH);
}

/** How wide columns are together, at least. */
export function sumWidths(columns: readonly Column[], widths: ColumnWidths): number {
  return columns.reduce((sum, column) => sum + widthOf(column, widths), 0);
}

/** Whether a column takes what is left. One that the user made as wide as it is does not. */
export function isStretched({ key, isFlexible }: Column, widths: ColumnWidths): boolean {
  return isFlexible === true && widths[key] === undefined;
}

/** The keys with one moved to the place of another; a pinned column neither moves nor makes way. */
export function moveColumn(keys: readonly string[], key: string, to: string): readonly string[] {
  const [from, at] = [keys.indexOf(key), keys.indexOf(to)];
  if (from < 0 || at < 0 || key === PINNED || to === PINNED) {
    return keys;
  }
  return keys.filter((other) => other !== key).toSpliced(at, 0, key);
}

/** The keys with one moved a step towards the beginning (-1) or the end (1). */
export function stepColumn(keys: readonly string[], key: string, step: -1 | 1): readonly string[] {
  const to = keys[keys.indexOf(key) + step];
  return to === undefined ? keys : moveColumn(keys, key, to);
}
