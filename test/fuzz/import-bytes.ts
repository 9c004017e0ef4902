import type { BuiltSession } from '../../electron/handover.ts';
import { buildSession } from '../../electron/import/building/build-session.ts';
import { finishImport } from '../../electron/import/building/finish-import.ts';
import { ImportBuild } from '../../electron/import/building/import-build.ts';
import { nodePlatform } from '../../electron/import/reading/node-platform.ts';
import { memorySource } from '../../electron/import/unpack/byte-source.ts';
import { BombError, DamagedArchiveError } from '../../electron/import/unpack/errors.ts';
import { readFile } from '../../electron/jobs/importing/read-file.ts';
import type { ReplayEvent } from '../../shared/model/replay-event.ts';
import { MemoryRunStore } from '../helpers/memory-run-store.ts';

/** How an import of these bytes ended. */
export interface Ending {
  readonly sessions: readonly BuiltSession[];
  /** Why the file as a whole was turned down, if it was. */
  readonly refused: boolean;
}

/** Imports bytes as a file, in memory, and checks what came of it. @throws for everything that must not happen */
export async function importBytes(bytes: Buffer): Promise<Ending> {
  const store = new MemoryRunStore();
  const build = new ImportBuild(store, nodePlatform);
  try {
    const source = memorySource('fuzz', bytes);
    await readFile(source, { build, ranges: undefined, yieldToOthers: () => Promise.resolve() });
  } catch (error) {
    if (error instanceof BombError || error instanceof DamagedArchiveError) {
      return { sessions: [], refused: true };
    }
    throw error;
  }
  const sessions: BuiltSession[] = [];
  for (const parts of await finishImport(build, '/recordings/fuzz')) {
    sessions.push(await buildSession(store, parts, () => build.nextWindowIndex()));
  }
  sessions.forEach((session) => assertWhole(session, store));
  return { sessions, refused: false };
}

/** What is told of a session is what is stored of it. */
function assertWhole({ summary, windows }: BuiltSession, store: MemoryRunStore): void {
  let events = 0;
  for (const { scratchWindow, scratchRun, ...window } of windows) {
    const stored = store
      .chunksOf(scratchWindow, scratchRun)
      .flatMap(({ json }) => JSON.parse(Buffer.from(json).toString()) as ReplayEvent[]);
    const times = stored.map(({ timestamp }) => timestamp);
    assert(stored.length === window.events, 'a window has another number of events than it says');
    assert(
      times.every((time, at) => at === 0 || time >= (times[at - 1] ?? 0)),
      'events are out of order',
    );
    assert(times[0] === window.startedAtMs && times.at(-1) === window.endedAtMs, 'a window has other times');
    events += stored.length;
  }
  assert(events === summary.events && events > 0, 'a session has another number of events than it says');
}

function assert(holds: boolean, otherwise: string): void {
  if (!holds) {
    throw new Error(otherwise);
  }
}
