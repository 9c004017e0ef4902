import type { HealthCode, ImportWarning } from '../../shared/model/health.ts';

/** Counts leniencies and remembers where each was met first. */
export class Tally {
  private readonly warnings = new Map<HealthCode, ImportWarning>();

  add(code: HealthCode, at: number): void {
    const known = this.warnings.get(code);
    this.warnings.set(code, { code, count: (known?.count ?? 0) + 1, firstAt: known?.firstAt ?? at });
  }

  has(code: HealthCode): boolean {
    return this.warnings.has(code);
  }

  list(): ImportWarning[] {
    return [...this.warnings.values()];
  }
}
