import type { HealthCode, ImportWarning } from '../../../shared/model/health.ts';

/** Counts leniencies and remembers where each was met first. */
export class Tally {
  private readonly warnings = new Map<HealthCode, ImportWarning>();

  /** What several tallies counted, taken together. */
  static join(tallies: readonly (Tally | readonly ImportWarning[])[]): ImportWarning[] {
    const joined = new Tally();
    tallies
      .flatMap((tally) => (tally instanceof Tally ? tally.list() : tally))
      .forEach(({ code, firstAt, count }) => joined.add(code, firstAt, count));
    return joined.list();
  }

  add(code: HealthCode, at: number, count = 1): void {
    const known = this.warnings.get(code);
    this.warnings.set(code, {
      code,
      count: (known?.count ?? 0) + count,
      firstAt: Math.min(known?.firstAt ?? at, at),
    });
  }

  has(code: HealthCode): boolean {
    return this.warnings.has(code);
  }

  list(): ImportWarning[] {
    return [...this.warnings.values()];
  }
}
