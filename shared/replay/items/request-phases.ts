import type { PlainObject } from '../../model/replay-event.ts';
import type { RequestPhase } from '../../model/item.ts';
import { numberField } from './fields.ts';

/** Which marks of PerformanceResourceTiming a phase lies between. */
const PHASES: readonly (readonly [RequestPhase['name'], string, string])[] = [
  ['redirect', 'redirectStart', 'redirectEnd'],
  ['queued', 'fetchStart', 'domainLookupStart'],
  ['dns', 'domainLookupStart', 'domainLookupEnd'],
  ['connect', 'connectStart', 'connectEnd'],
  ['tls', 'secureConnectionStart', 'connectEnd'],
  ['waiting', 'requestStart', 'responseStart'],
  ['receiving', 'responseStart', 'responseEnd'],
];

/** How a request's time was spent, as far as its performance entry tells; browsers write 0 for what did not happen. */
export function readPhases(entry: PlainObject): RequestPhase[] {
  const start = numberField(entry, 'startTime');
  if (start === undefined) {
    return [];
  }
  return PHASES.flatMap(([name, from, to]) => {
    const [fromMs, toMs] = [numberField(entry, from) ?? 0, numberField(entry, to) ?? 0];
    return fromMs > 0 && toMs > fromMs ? [{ name, fromMs: fromMs - start, toMs: toMs - start }] : [];
  });
}
