import type { ElementReading, PageReading } from '../../record/fidelity/page-reading.ts';

/** In how much a reading differs from another. */
export interface ReadingDifference {
  /** Elements that lie elsewhere, or that only one of both shows. */
  readonly displaced: number;
  /** Values of computed styles and states that differ, of elements that one of both shows. */
  readonly styles: number;
  /** What differs, in words, for who looks into it. */
  readonly details: readonly string[];
}

/** By how many pixels an edge of an element may be off. */
const TOLERANCE = 2;

/** Compares what a script read of a replayed page with what it read of the live one. */
export function compareReadings(truth: PageReading, shown: PageReading): ReadingDifference {
  const truths = byPath(truth);
  const showns = byPath(shown);
  const paths = [...new Set([...truths.keys(), ...showns.keys()])];
  const differences = paths.map((path) => compareElements(truths.get(path), showns.get(path)));
  return {
    displaced: differences.filter(({ isDisplaced }) => isDisplaced).length,
    styles: differences.reduce((sum, { styles }) => sum + styles.length, 0),
    details: differences.flatMap(({ isDisplaced, place, styles }, at) => [
      ...(isDisplaced ? [`${paths[at]}: ${place}`] : []),
      ...styles.map((text) => `${paths[at]}: ${text}`),
    ]),
  };
}

function byPath({ elements }: PageReading): Map<string, ElementReading> {
  return new Map(elements.map((element) => [element.path, element]));
}

interface ElementDifference {
  readonly isDisplaced: boolean;
  readonly place: string;
  readonly styles: readonly string[];
}

/** Of elements that neither shows, nothing counts: what is hidden may be hidden in any way. */
function compareElements(
  truth: ElementReading | undefined,
  shown: ElementReading | undefined,
): ElementDifference {
  const [truthBox, shownBox] = [boxOf(truth), boxOf(shown)];
  return {
    isDisplaced: !isNear(truthBox, shownBox),
    place: `${writeBox(truthBox)} -> ${writeBox(shownBox)}`,
    styles: truth && shown && (truthBox ?? shownBox) ? compareStyles(truth.styles, shown.styles) : [],
  };
}

/** An element without an area shows nothing, wherever it lies. */
function boxOf(element: ElementReading | undefined): ElementReading['box'] {
  const [left, top, right, bottom] = element?.box ?? [0, 0, 0, 0];
  return right - left > 0 && bottom - top > 0 ? [left, top, right, bottom] : null;
}

function isNear(one: ElementReading['box'], other: ElementReading['box']): boolean {
  if (!one || !other) {
    return one === other;
  }
  return one.every((edge, at) => Math.abs(edge - other[at]!) <= TOLERANCE);
}

function compareStyles(truth: ElementReading['styles'], shown: ElementReading['styles']): string[] {
  const names = [...new Set([...Object.keys(truth), ...Object.keys(shown)])];
  return names
    .filter((name) => truth[name] !== shown[name])
    .map((name) => `${name} ${truth[name] ?? '–'} -> ${shown[name] ?? '–'}`);
}

function writeBox(box: ElementReading['box']): string {
  return box ? box.map((edge) => Math.round(edge)).join(' ') : 'nothing';
}
