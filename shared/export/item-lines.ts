import type { TimelineItem } from '../model/item.ts';
import type { EpochMilliseconds } from '../model/units.ts';
import { toCsvLine } from './csv.ts';

/** The first line of a file of items. */
export const ITEM_HEADER = toCsvLine([
  'time_utc',
  'ms_from_start',
  'window',
  'kind',
  'level',
  'text',
  'status',
  'duration_ms',
  'method',
  'selector',
  'value',
  'uncertain',
]);

/** An item as a line of a CSV file. */
export function toItemLine(item: TimelineItem, startedAtMs: EpochMilliseconds): string {
  const { atMs, windowNumber, kind, level, label, status, durationMs, facts } = item;
  const date = new Date(atMs);
  return toCsvLine([
    Number.isNaN(date.getTime()) ? null : date.toISOString(),
    atMs - startedAtMs,
    windowNumber,
    kind,
    level,
    label,
    status,
    durationMs,
    facts.method ?? null,
    facts.selector ?? null,
    facts.isMasked ? '(masked)' : (facts.value ?? null),
    facts.isUncertain ? 'yes' : null,
  ]);
}
