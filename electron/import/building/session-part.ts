import type { ImportWarning } from '../../../shared/model/health.ts';
import type { ProductEvent, RecordedUser } from '../../../shared/model/session.ts';
import type { EpochMilliseconds } from '../../../shared/model/units.ts';
import type { PartIdentity } from './group-parts.ts';
import type { EntryBuild } from './import-build.ts';
import type { PartBuild } from './part-build.ts';
import type { RunStore, StoredChunk } from '../sorting/run-store.ts';
import type { SortedWindow } from '../sorting/window-sorter.ts';
import { Tally } from '../reading/tally.ts';

/** One window of a part, sorted. */
export interface PartWindow {
  readonly recordedId: string;
  chunks(): Iterable<StoredChunk>;
  /** Where the scratch store holds it, if it does; a window of the library lies elsewhere. */
  readonly scratch: { readonly index: number; readonly sorted: SortedWindow } | null;
}

/** A part of a session that is ready to be joined: just read, or in the library already. */
export interface SessionPart extends PartIdentity, RecordedUser {
  readonly firstUrl: { readonly url: string; readonly timestamp: EpochMilliseconds } | null;
  /** The highest ordinal of its events. */
  readonly ordinals: number;
  readonly findings: readonly ImportWarning[];
  readonly productEvents: readonly ProductEvent[];
  readonly windows: readonly PartWindow[];
}

/** Sorts what a part read, to its end. */
export async function finishPart(
  store: RunStore,
  entry: EntryBuild,
  part: PartBuild,
  partKey: string | null,
): Promise<SessionPart> {
  const windows: (PartWindow & { scratch: { sorted: SortedWindow } })[] = [];
  for (const window of part.windows.values()) {
    if (!window.isEmpty) {
      const sorted = await window.finish();
      windows.push({
        recordedId: window.recordedId,
        chunks: () => store.chunksOf(window.index, sorted.run),
        scratch: { index: window.index, sorted },
      });
    }
  }
  const stats = windows.map(({ scratch }) => scratch.sorted.stats);
  return {
    sourceId: part.description.sourceId ?? null,
    partKey,
    person: part.description.person ?? null,
    personJson: part.description.personJson ?? null,
    browser: part.description.browser ?? null,
    os: part.description.os ?? null,
    firstUrl: part.firstUrl ?? null,
    ordinals: part.ordinals,
    findings: Tally.join([part.tally, entry.tally]),
    productEvents: part.productEvents,
    windows,
    windowIds: windows.map(({ recordedId }) => recordedId),
    startedAtMs: stats.reduce((least, { startedAtMs }) => Math.min(least, startedAtMs), Infinity),
    endedAtMs: stats.reduce((most, { endedAtMs }) => Math.max(most, endedAtMs), -Infinity),
  };
}
