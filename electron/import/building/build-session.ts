import { createHash } from 'node:crypto';
import type { HealthCode, ImportWarning } from '../../../shared/model/health.ts';
import type { ProductEvent, SessionSummary } from '../../../shared/model/session.ts';
import type { BuiltSession, BuiltWindow } from '../../handover.ts';
import type { RunSource } from '../sorting/merge-runs.ts';
import { countGaps, type RunStats } from '../sorting/run-stats.ts';
import type { RunStore } from '../sorting/run-store.ts';
import type { PartOf } from '../sorting/run-writer.ts';
import type { PartWindow, SessionPart } from './session-part.ts';
import { Tally } from '../reading/tally.ts';
import { writeMerged, type SortedWindow } from '../sorting/window-sorter.ts';

/** Findings about sorted windows as a whole: they are made anew whenever parts are joined. */
const DERIVED: readonly HealthCode[] = ['missing-full-snapshot', 'late-full-snapshot', 'missing-meta', 'gap'];

interface JoinedWindow {
  readonly recordedId: string;
  readonly index: number;
  readonly sorted: SortedWindow;
}

/** Puts a session together from its parts, which come in order of time. */
export async function buildSession(
  store: RunStore,
  parts: readonly SessionPart[],
  nextWindowIndex: () => number,
): Promise<BuiltSession> {
  const joined = await joinWindows(store, parts, nextWindowIndex);
  const windows = joined.sort((a, b) => a.sorted.stats.startedAtMs - b.sorted.stats.startedAtMs);
  const findings = listFindings(parts, windows);
  const sourceId = firstOf(parts, ({ sourceId: id }) => id);
  return {
    summary: summarise(windows, sourceId, findings),
    findings,
    partKey: firstOf(parts, ({ partKey }) => partKey),
    person: firstOf(parts, ({ person }) => person),
    personJson: firstOf(parts, ({ personJson }) => personJson),
    browser: firstOf(parts, ({ browser }) => browser),
    os: firstOf(parts, ({ os }) => os),
    firstUrl: firstUrlOf(parts),
    ordinals: parts.reduce((sum, { ordinals }) => sum + ordinals, 0),
    productEvents: uniqueEvents(parts),
    windows: windows.map((window, at) => describeWindow(window, at + 1)),
  };
}

/** The windows of all parts, each as one sorted run of the store. */
async function joinWindows(
  store: RunStore,
  parts: readonly SessionPart[],
  nextWindowIndex: () => number,
): Promise<JoinedWindow[]> {
  const shifts = listShifts(parts);
  const partOf: PartOf = ({ ordinal }) => shifts.findLastIndex((shift) => ordinal > shift);
  const joined: JoinedWindow[] = [];
  for (const [recordedId, found] of groupWindows(parts, shifts)) {
    const [only] = found;
    if (found.length === 1 && only?.window.scratch && only.shift === 0) {
      joined.push({ recordedId, ...only.window.scratch });
      continue;
    }
    const index = nextWindowIndex();
    const sources: RunSource[] = found.map(({ window, shift }) => ({ chunks: () => window.chunks(), shift }));
    const sorted = await writeMerged(store, sources, { window: index, run: 0 }, partOf);
    found.forEach(({ window }) => (sorted.stats.duplicates += window.scratch?.sorted.stats.duplicates ?? 0));
    joined.push({ recordedId, index, sorted });
  }
  return joined;
}

interface FoundWindow {
  readonly window: PartWindow;
  readonly shift: number;
}

/** The windows of all parts by their recorded ids. */
function groupWindows(
  parts: readonly SessionPart[],
  shifts: readonly number[],
): Map<string, readonly FoundWindow[]> {
  const found = parts.flatMap((part, at) =>
    part.windows.map((window) => ({ window, shift: shifts[at] ?? 0 })),
  );
  return Map.groupBy(found, ({ window }) => window.recordedId);
}

/** What is added to each part's ordinals, so that those of a later part follow those of an earlier one. */
function listShifts(parts: readonly SessionPart[]): number[] {
  let sum = 0;
  return parts.map(({ ordinals }) => {
    const shift = sum;
    sum += ordinals;
    return shift;
  });
}

function listFindings(parts: readonly SessionPart[], windows: readonly JoinedWindow[]): ImportWarning[] {
  const recorded = parts.map(({ findings }) => findings.filter(({ code }) => !DERIVED.includes(code)));
  const derived = new Tally();
  windows.flatMap(({ sorted }) => findingsOf(sorted.stats)).forEach((code) => derived.add(code, 1));
  const stats = windows.map(({ sorted }) => sorted.stats);
  addCount(
    derived,
    'duplicate-events',
    stats.reduce((sum, { duplicates }) => sum + duplicates, 0),
  );
  addCount(derived, 'gap', countGaps(stats.map(({ spans }) => spans)));
  return Tally.join([...recorded, derived]);
}

function addCount(tally: Tally, code: HealthCode, count: number): void {
  if (count > 0) {
    tally.add(code, 1, count);
  }
}

/** What is wrong with a window as a whole. */
function findingsOf(stats: RunStats): HealthCode[] {
  const findings: HealthCode[] = [];
  if (stats.fullSnapshots === 0) {
    findings.push('missing-full-snapshot');
  } else if (stats.hasLateSnapshot) {
    findings.push('late-full-snapshot');
  }
  return stats.lacksMeta ? [...findings, 'missing-meta'] : findings;
}

function summarise(
  windows: readonly JoinedWindow[],
  sourceId: string | null,
  findings: readonly ImportWarning[],
): SessionSummary {
  const stats = windows.map(({ sorted }) => sorted.stats);
  const byType = new Map<number, number>();
  stats
    .flatMap(({ eventsByType }) => [...eventsByType])
    .forEach(([type, count]) => byType.set(type, (byType.get(type) ?? 0) + count));
  return {
    id: identify(
      sourceId,
      windows.map(({ recordedId, sorted }) => ({ recordedId, hash: sorted.hash })),
    ),
    sourceId,
    windows: windows.length,
    events: stats.reduce((sum, { events }) => sum + events, 0),
    eventsByType: Object.fromEntries([...byType].sort(([a], [b]) => a - b)),
    startedAtMs: stats.reduce((least, { startedAtMs }) => Math.min(least, startedAtMs), Infinity),
    endedAtMs: stats.reduce((most, { endedAtMs }) => Math.max(most, endedAtMs), -Infinity),
    health: findings.map(({ code, count }) => ({ code, count })),
  };
}

/** A window's name, and the hash of its events. */
export interface HashedWindow {
  readonly recordedId: string;
  readonly hash: Uint8Array;
}

/** The same recorded id, windows and events, in whatever kind of file, give the same session id. */
export function identify(
  sourceId: string | null,
  windows: readonly HashedWindow[],
  label = 'airgap-replay session 2',
): string {
  const hash = createHash('sha256').update(JSON.stringify([label, sourceId]));
  windows
    .map((window) => JSON.stringify([window.recordedId, Buffer.from(window.hash).toString('hex')]))
    .sort()
    .forEach((window) => hash.update(window));
  return hash.digest('hex');
}

function describeWindow({ recordedId, index, sorted }: JoinedWindow, number: number): BuiltWindow {
  const { events, startedAtMs, endedAtMs, fullSnapshots } = sorted.stats;
  return {
    number,
    recordedId,
    events,
    startedAtMs,
    endedAtMs,
    fullSnapshots,
    chunks: sorted.chunks,
    scratchWindow: index,
    scratchRun: sorted.run,
  };
}

function firstUrlOf(parts: readonly SessionPart[]): string | null {
  const urls = parts.flatMap(({ firstUrl }) => firstUrl ?? []);
  return urls.sort((a, b) => a.timestamp - b.timestamp)[0]?.url ?? null;
}

function firstOf(parts: readonly SessionPart[], read: (part: SessionPart) => string | null): string | null {
  return parts.map(read).find((value) => value !== null) ?? null;
}

function uniqueEvents(parts: readonly SessionPart[]): ProductEvent[] {
  const events = new Map(
    parts.flatMap((part) => part.productEvents).map((event) => [JSON.stringify(event), event]),
  );
  return [...events.values()].sort((a, b) => a.atMs - b.atMs);
}
