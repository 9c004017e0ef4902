import type { BuiltSession } from '../../electron/handover.ts';
import { buildSession as putTogether } from '../../electron/import/building/build-session.ts';
import { finishImport } from '../../electron/import/building/finish-import.ts';
import { ImportBuild } from '../../electron/import/building/import-build.ts';
import { nodePlatform } from '../../electron/import/reading/node-platform.ts';
import { listWarnings } from '../../electron/jobs/importing/import-verdict.ts';
import type { SessionDescription } from '../../shared/formats/format.ts';
import type { ImportWarning } from '../../shared/model/health.ts';
import { MemoryRunStore } from './memory-run-store.ts';

export type RawRecord = readonly [windowId: unknown, event: unknown];

/** A session as the importer puts it together, where it lies, and what was counted on the way. */
export interface TestSession {
  readonly session: BuiltSession | undefined;
  readonly store: MemoryRunStore;
  readonly warnings: readonly ImportWarning[];
}

/** Puts a session together from records, as a format would hand them over. */
export async function buildSession(
  records: readonly RawRecord[],
  description: SessionDescription = {},
): Promise<TestSession> {
  const store = new MemoryRunStore();
  const build = new ImportBuild(store, nodePlatform);
  const entry = build.openEntry('', []);
  entry.describe(description);
  records.forEach(([windowId, event], at) => entry.record(windowId, event, at + 1));
  await entry.end();
  const session = await finishBuild(build);
  return { session, store, warnings: listWarnings(build) };
}

/** The only session of an import, if it has one. */
export async function finishBuild(build: ImportBuild): Promise<BuiltSession | undefined> {
  const [parts] = await finishImport(build, '/recordings/file');
  return parts && putTogether(build.store, parts, () => build.nextWindowIndex());
}

/** The ordinals of each window's events, in play order, by recorded window id. */
export function playedOrdinals({ session, store }: TestSession): Record<string, number[]> {
  const windows = session?.windows ?? [];
  return Object.fromEntries(
    windows.map((window) => [
      window.recordedId,
      store.chunksOf(window.scratchWindow, window.scratchRun).flatMap(({ ordinals }) => ordinals),
    ]),
  );
}
