import type { HealthCode, HealthItem } from '../../../shared/model/health.ts';

/** What of a recording's health is seen on the stage itself, in the order in which it is told. */
const HINTS: readonly (readonly [HealthCode, string])[] = [
  ['late-full-snapshot', 'The page can’t be shown before its first full snapshot'],
  ['unknown-wireframe', 'Some elements of this mobile recording are of an unknown kind and not shown'],
  ['foreign-snapshot', 'Snapshots in Datadog’s own form can’t be shown'],
  ['video-elsewhere', 'The screen was recorded as a video, which is not in this file'],
  ['missing-meta', 'Window size not recorded: 1280 × 800 assumed'],
];

/** Why the stage may show less than there was; null where nothing of the kind is known. */
export function hintOf(health: readonly HealthItem[]): string | null {
  return HINTS.find(([code]) => health.some((item) => item.code === code))?.[1] ?? null;
}
