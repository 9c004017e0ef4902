import type { EpochMilliseconds, Milliseconds } from '../model/units.ts';
import type { RangeChoice } from './session-filter.ts';

const SECOND: Milliseconds = 1000;
const MINUTE: Milliseconds = 60 * SECOND;
const EDGES: readonly Milliseconds[] = [0, 10 * SECOND, MINUTE, 5 * MINUTE, 15 * MINUTE, 60 * MINUTE];

/** The steps that lengths of time are counted in. */
export const LENGTH_STEPS: readonly (RangeChoice & { readonly from: number })[] = EDGES.map((from, at) => ({
  from,
  to: EDGES[at + 1] ?? null,
}));

type CalendarUnit = 'day' | 'month' | 'year';
const MAX_STEPS = 31;

/**
 * The days, months or years of the machine's calendar that a span of time covers, whichever are few enough; none
 * where even years are too many, as with wrong times.
 */
export function listDateSteps(
  fromMs: EpochMilliseconds,
  toMs: EpochMilliseconds,
): { readonly from: number; readonly to: number }[] {
  const steps = (['day', 'month', 'year'] as const).map((unit) => stepsOf(unit, fromMs, toMs));
  return steps.find(({ length }) => length <= MAX_STEPS) ?? [];
}

function stepsOf(unit: CalendarUnit, fromMs: number, toMs: number): { from: number; to: number }[] {
  const steps: { from: number; to: number }[] = [];
  for (let from = startOf(unit, fromMs, 0); from <= toMs && steps.length <= MAX_STEPS;) {
    const to = startOf(unit, from, 1);
    steps.push({ from, to });
    from = to;
  }
  return steps;
}

/** The beginning of the unit that a moment lies in, or of the one `later` units after it. */
function startOf(unit: CalendarUnit, moment: number, later: number): number {
  const date = new Date(moment);
  const [year, month, day] = [date.getFullYear(), date.getMonth(), date.getDate()];
  switch (unit) {
    case 'day':
      return new Date(year, month, day + later).getTime();
    case 'month':
      return new Date(year, month + later, 1).getTime();
    case 'year':
      return new Date(year + later, 0, 1).getTime();
  }
}
