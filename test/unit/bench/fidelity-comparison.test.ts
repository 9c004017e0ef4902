import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import { comparePictures } from '../../bench/fidelity/compare-pictures.ts';
import { compareReadings } from '../../bench/fidelity/compare-readings.ts';
import { addScores, worseIn } from '../../bench/fidelity/score.ts';
import type { ElementReading, PageReading } from '../../record/fidelity/page-reading.ts';

const PAGE: PageReading = {
  atMs: 1,
  elements: [
    { path: 'html', box: [0, 0, 800, 600], styles: { color: 'black', opacity: '1' } },
    { path: 'html/p[1]', box: [10, 10, 110, 30], styles: { color: 'red', opacity: '1' } },
    { path: 'html/p[2]', box: null, styles: { color: 'red', display: 'none' } },
  ],
};

/** The page with one of its elements changed. */
function change(path: string, changed: Partial<ElementReading>): PageReading {
  return {
    ...PAGE,
    elements: PAGE.elements.map((element) => (element.path === path ? { ...element, ...changed } : element)),
  };
}

function counts(shown: PageReading): [displaced: number, styles: number] {
  const { displaced, styles } = compareReadings(PAGE, shown);
  return [displaced, styles];
}

describe('readings', () => {
  it('differ in nothing from themselves', () => {
    expect(compareReadings(PAGE, PAGE)).toEqual({ displaced: 0, styles: 0, details: [] });
  });

  it('count an element that lies more than two pixels elsewhere, with any of its edges', () => {
    expect(counts(change('html/p[1]', { box: [12, 8, 112, 28] }))).toEqual([0, 0]);
    expect(counts(change('html/p[1]', { box: [10, 10, 113, 30] }))).toEqual([1, 0]);
    expect(counts(change('html/p[1]', { box: [7, 10, 110, 30] }))).toEqual([1, 0]);
  });

  it('count an element that only one of both shows', () => {
    expect(counts(change('html/p[1]', { box: null }))).toEqual([1, 0]);
    expect(counts(change('html/p[2]', { box: [10, 30, 110, 50] }))).toEqual([1, 0]);
    expect(counts({ ...PAGE, elements: PAGE.elements.slice(0, 1) })).toEqual([1, 0]);
    const more = { path: 'html/p[3]', box: [1, 1, 9, 9] as const, styles: {} };
    expect(counts({ ...PAGE, elements: [...PAGE.elements, more] })).toEqual([1, 0]);
  });

  it('take an element without an area for one that is not shown', () => {
    expect(counts(change('html/p[2]', { box: [300, 300, 300, 340] }))).toEqual([0, 0]);
  });

  it('count each style that differs, of elements that are shown', () => {
    expect(counts(change('html/p[1]', { styles: { color: 'blue', opacity: '0.5' } }))).toEqual([0, 2]);
    expect(counts(change('html/p[1]', { styles: { color: 'red' } }))).toEqual([0, 1]);
    expect(counts(change('html/p[2]', { styles: { color: 'blue', display: 'none' } }))).toEqual([0, 0]);
  });

  it('tell in words what differs', () => {
    const { details } = compareReadings(
      PAGE,
      change('html/p[1]', { box: null, styles: { color: 'blue', opacity: '1' } }),
    );
    expect(details).toEqual(['html/p[1]: 10 10 110 30 -> nothing', 'html/p[1]: color red -> blue']);
  });
});

/** White, but for a black square. */
function picture(width: number, height: number, square = 0): Buffer {
  const png = new PNG({ width, height });
  png.data.fill(255);
  for (let y = 0; y < square; y++) {
    for (let x = 0; x < square; x++) {
      png.data.fill(0, 4 * (y * width + x), 4 * (y * width + x) + 3);
    }
  }
  return PNG.sync.write(png);
}

describe('pictures', () => {
  it('differ in nothing from themselves', () => {
    expect(comparePictures(picture(20, 10, 5), picture(20, 10, 5))).toMatchObject({ pixels: 0, total: 200 });
  });

  it('count each pixel that differs', () => {
    expect(comparePictures(picture(20, 10), picture(20, 10, 5))).toMatchObject({ pixels: 25, total: 200 });
  });

  it('count what only one of them has', () => {
    expect(comparePictures(picture(20, 10), picture(20, 12))).toMatchObject({ pixels: 40, total: 240 });
  });
});

describe('scores', () => {
  const score = { pixels: 100, total: 480_000, displaced: 1, styles: 2 };

  it('are added', () => {
    expect(addScores([score, score])).toEqual({ pixels: 200, total: 960_000, displaced: 2, styles: 4 });
  });

  it('are worse in what is more, but for what two runs of the same differ by', () => {
    expect(worseIn(score, score)).toEqual([]);
    expect(worseIn({ ...score, pixels: 110 }, score)).toEqual([]);
    expect(worseIn({ ...score, pixels: 500, styles: 3 }, score)).toEqual(['pixels', 'styles']);
    expect(worseIn({ ...score, displaced: 2, styles: 0 }, score)).toEqual(['displaced']);
  });
});
