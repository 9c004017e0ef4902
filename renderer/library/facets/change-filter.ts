import type { Facet, Range, RangeChoice, SessionFilter } from '../../../shared/library/session-filter.ts';

/** The filter with a value chosen, or taken back where it was. */
export function toggleValue(filter: SessionFilter, facet: Facet, value: string): SessionFilter {
  const chosen = filter.values[facet] ?? [];
  const next = chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value];
  return { ...filter, values: put(filter.values, facet, next.length === 0 ? undefined : next) };
}

/** The filter with another choice of a range; none where both ends are open. */
export function chooseRange(filter: SessionFilter, range: Range, choice: RangeChoice | null): SessionFilter {
  const isOpen = choice === null || (choice.from === null && choice.to === null);
  return { ...filter, ranges: put(filter.ranges, range, isOpen ? undefined : choice) };
}

/** Sets a key; without a value, removes it. */
function put<Key extends string, Value>(
  record: Readonly<Partial<Record<Key, Value>>>,
  key: Key,
  value: Value | undefined,
): Readonly<Partial<Record<Key, Value>>> {
  const entries = Object.entries<Value | undefined>({ ...record, [key]: value });
  return Object.fromEntries(entries.filter(([, each]) => each !== undefined)) as Partial<Record<Key, Value>>;
}
