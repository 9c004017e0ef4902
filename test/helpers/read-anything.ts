import { ImportBuild } from '../../electron/import/building/import-build.ts';
import { finishImport } from '../../electron/import/building/finish-import.ts';
import { buildSession } from '../../electron/import/building/build-session.ts';
import { nodePlatform } from '../../electron/import/reading/node-platform.ts';
import { memorySource } from '../../electron/import/unpack/byte-source.ts';
import { readFile } from '../../electron/jobs/importing/read-file.ts';
import { listWarnings } from '../../electron/jobs/importing/import-verdict.ts';
import { toBytes } from './chunks.ts';
import { MemoryRunStore } from './memory-run-store.ts';

/** What the importer makes of a file, without a library. */
export interface ReadAnything {
  readonly dialect: string | null;
  /** Each session by its name in the file, its windows, and its events as they are stored. */
  readonly sessions: readonly {
    readonly sourceId: string | null;
    readonly windows: Record<string, string>;
  }[];
  readonly reasons: readonly string[];
  /** Codes of what was counted. */
  readonly warnings: readonly string[];
}

/** Reads a file from memory as the importer does, whatever it is. */
export async function readAnything(contents: string | Uint8Array, name = 'file.json'): Promise<ReadAnything> {
  const store = new MemoryRunStore();
  const build = new ImportBuild(store, nodePlatform);
  const bytes = typeof contents === 'string' ? toBytes(contents) : contents;
  const yieldToOthers = (): Promise<void> => Promise.resolve();
  const findings = await readFile(memorySource(name, bytes), { build, ranges: undefined, yieldToOthers });
  const sessions = [];
  for (const parts of await finishImport(build, `/recordings/${name}`)) {
    const { summary, windows } = await buildSession(store, parts, () => build.nextWindowIndex());
    const texts = windows.map(({ recordedId, scratchWindow, scratchRun }) => {
      const json = store
        .chunksOf(scratchWindow, scratchRun)
        .map((chunk) => new TextDecoder().decode(chunk.json));
      return [recordedId, json.join()] as const;
    });
    sessions.push({ sourceId: summary.sourceId, windows: Object.fromEntries(texts) });
  }
  return {
    dialect: findings.dialect,
    sessions,
    reasons: findings.unclaimed.map(({ reason }) => reason),
    warnings: listWarnings(build).map(({ code }) => code),
  };
}
