import type { UnrecordedPage } from '../../record/fidelity/record-corpus.ts';
import type { RecordedPage } from '../../record/fidelity/record-page.ts';
import { printRow } from '../table.ts';
import type { Measured } from './measure-players.ts';
import { addScores, worseIn, type Score, type ScoredLook } from './score.ts';

/** A recording, and what both players made of it. */
export interface FidelityRow {
  readonly recorded: RecordedPage;
  readonly ours: Measured;
  readonly stock: Measured;
}

const HEADINGS = ['page', 'recorder', 'pixels', 'stock', 'displaced', 'stock', 'styles', 'stock', ''];
const WIDTHS = [-34, 10, 11, 11, 11, 7, 8, 7, 0];

/** Prints a row for each recording, the sums, where ours is worse than stock, and what failed and why. */
export function printFidelity(rows: readonly FidelityRow[], unrecorded: readonly UnrecordedPage[]): void {
  printRow(HEADINGS, WIDTHS);
  rows.forEach(printRecording);
  printSums(rows);
  printWorse(rows);
  printFailures(rows, unrecorded);
}

function printRecording({ recorded, ours, stock }: FidelityRow): void {
  const [a, b] = [sumOf(ours), sumOf(stock)];
  const verdict = a && b && worseIn(a, b).length > 0 ? 'worse ' : '';
  const note = recorded.unrecorded === undefined ? '' : `not recorded: ${recorded.unrecorded}`;
  printRow([recorded.name, recorded.recorder, ...cellsOf(a, b), `  ${verdict}${note}`], WIDTHS);
}

/** All of them; then those that recorders note whole, which a replay could show without a difference. */
function printSums(rows: readonly FidelityRow[]): void {
  const recorded = rows.filter((row) => row.recorded.unrecorded === undefined);
  printSum('sum', rows);
  printSum('sum of what is recorded', recorded);
  process.stdout.write('\nours / stock:\n');
  printRatios('all', rows);
  printRatios('what is recorded', recorded);
}

function printSum(name: string, rows: readonly FidelityRow[]): void {
  const { count, ours, stock } = addBoth(rows);
  printRow([name, String(count), ...cellsOf(ours, stock), ''], WIDTHS);
}

function printRatios(name: string, rows: readonly FidelityRow[]): void {
  const { ours, stock } = addBoth(rows);
  const ratio = (one: number, other: number): string => (other > 0 ? (one / other).toFixed(2) : '–');
  const pixels = ratio(ours.pixels, stock.pixels);
  const displaced = ratio(ours.displaced, stock.displaced);
  const styles = ratio(ours.styles, stock.styles);
  process.stdout.write(`  ${name}: pixels ${pixels}, displaced ${displaced}, styles ${styles}\n`);
}

/** Only where both could be measured: what failed is told of by itself. */
function addBoth(rows: readonly FidelityRow[]): { count: number; ours: Score; stock: Score } {
  const pairs = rows.flatMap(({ ours, stock }) => {
    const [a, b] = [sumOf(ours), sumOf(stock)];
    return a && b ? [{ a, b }] : [];
  });
  return {
    count: pairs.length,
    ours: addScores(pairs.map(({ a }) => a)),
    stock: addScores(pairs.map(({ b }) => b)),
  };
}

function printWorse(rows: readonly FidelityRow[]): void {
  const lines = rows.flatMap(({ recorded, ours, stock }) => {
    if ('failure' in ours || 'failure' in stock) {
      return [];
    }
    const regards = worseIn(addScores(ours), addScores(stock));
    return regards.length > 0
      ? [
          `  ${recorded.name} (${recorded.recorder}): ${regards.join(', ')}; ${worstLook(recorded, ours, stock)}`,
        ]
      : [];
  });
  process.stdout.write(
    `\nworse than stock: ${lines.length > 0 ? '' : 'none'}\n${lines.map((line) => `${line}\n`).join('')}`,
  );
}

/** The look at which ours is further behind than at any other. */
function worstLook(
  { truths }: RecordedPage,
  ours: readonly ScoredLook[],
  stock: readonly ScoredLook[],
): string {
  const behind = (look: ScoredLook, at: number): number => {
    const peer = stock[at];
    return (
      look.pixels -
      (peer?.pixels ?? 0) +
      1000 * (look.displaced + look.styles - (peer?.displaced ?? 0) - (peer?.styles ?? 0))
    );
  };
  const worst = ours.reduce(
    (found, look, at) => (behind(look, at) > behind(ours[found]!, found) ? at : found),
    0,
  );
  const { shown, pixels, displaced, styles, details } = ours[worst]!;
  const where = `${truths[shown.moment]?.name ?? ''}, ${shown.way}`;
  return `most at ${where}: ${pixels} pixels, ${displaced} displaced, ${styles} styles${details[0] ? ` (${details[0]})` : ''}`;
}

function printFailures(rows: readonly FidelityRow[], unrecorded: readonly UnrecordedPage[]): void {
  const tell = (what: string, reason: string): boolean => process.stdout.write(`  ${what}: ${reason}\n`);
  process.stdout.write('\nfailed:\n');
  unrecorded.forEach(({ name, recorder, reason }) => tell(`recording ${name} by ${recorder}`, reason));
  for (const { recorded, ours, stock } of rows) {
    if ('failure' in ours) {
      tell(`ours, ${recorded.name} (${recorded.recorder})`, ours.failure);
    }
    if ('failure' in stock) {
      tell(`stock, ${recorded.name} (${recorded.recorder})`, stock.failure);
    }
  }
}

function sumOf(measured: Measured): Score | undefined {
  return 'failure' in measured ? undefined : addScores(measured);
}

function cellsOf(ours: Score | undefined, stock: Score | undefined): string[] {
  return [
    ...[percentOf(ours), percentOf(stock)],
    ...[countOf(ours?.displaced), countOf(stock?.displaced), countOf(ours?.styles), countOf(stock?.styles)],
  ];
}

function percentOf(score: Score | undefined): string {
  return score ? `${((100 * score.pixels) / Math.max(score.total, 1)).toFixed(3)} %` : 'failed';
}

function countOf(count: number | undefined): string {
  return count === undefined ? 'failed' : String(count);
}
