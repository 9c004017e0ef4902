import { HEALTH, worstSeverity, type ImportWarning, type Severity } from '../../../../shared/model/health.ts';
import { formatCount } from '../../../ui/format.ts';

const HEADLINES: Readonly<Record<Severity | 'good', string>> = {
  good: 'Nothing was repaired or left out.',
  info: 'Nothing of the page is lost. Findings:',
  notice: 'Minor parts were repaired or left out.',
  serious: 'Parts of this recording are missing or unreliable.',
};

/** What the findings come to, in one sentence. */
export function headlineOf(findings: readonly ImportWarning[]): string {
  return HEADLINES[worstSeverity(findings) ?? 'good'];
}

const RANKS: Readonly<Record<Severity, number>> = { serious: 0, notice: 1, info: 2 };

/** The most severe first; of the same severity, the most frequent. */
export function worstFirst(findings: readonly ImportWarning[]): ImportWarning[] {
  const rank = ({ code }: ImportWarning): number => RANKS[HEALTH[code].severity];
  return [...findings].sort((a, b) => rank(a) - rank(b) || b.count - a.count);
}

/**
 * `×3 · first at item 17`. Findings about windows as a whole, and those of older libraries, name the first item for
 * want of a place, so that item is not shown.
 */
export function placeOf({ count, firstAt }: ImportWarning): string {
  const often = `×${formatCount(count)}`;
  return firstAt > 1 ? `${often} · first at item ${formatCount(firstAt)}` : often;
}
