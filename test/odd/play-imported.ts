import { buildSession } from '../../electron/import/building/build-session.ts';
import { finishImport } from '../../electron/import/building/finish-import.ts';
import { ImportBuild } from '../../electron/import/building/import-build.ts';
import { nodePlatform } from '../../electron/import/reading/node-platform.ts';
import { memorySource } from '../../electron/import/unpack/byte-source.ts';
import { readFile } from '../../electron/jobs/importing/read-file.ts';
import { isPlainObject, type PlainObject, type ReplayEvent } from '../../shared/model/replay-event.ts';
import { parseReplayEvents } from '../../shared/replay/parse-events.ts';
import { WindowIndexer } from '../../shared/replay/window-indexer.ts';
import { MemoryRunStore } from '../helpers/memory-run-store.ts';

/** What an import and the deep index make of a recording of one window. */
export interface Imported {
  /** As they are stored. */
  readonly events: readonly ReplayEvent[];
  /** How much there is in its health. */
  readonly findings: number;
  /** What the last checkpoint says of each node, and in which it lies. */
  readonly nodes: ReadonlyMap<number, string>;
  readonly parents: ReadonlyMap<number, number>;
}

/** Imports a recording in memory, and indexes it. @throws for everything that must not happen */
export async function playImported(recording: readonly unknown[]): Promise<Imported> {
  const { events, findings } = await importEvents(recording);
  const chunk = { number: 0, startsWithFullSnapshot: false, jsonBytes: 1000 };
  const indexer = new WindowIndexer({ windowNumber: 1, firstChunk: 0, checkpoint: [], outwardIds: [] });
  indexer.read(chunk, structuredClone(events));
  const piece = indexer.endPiece({ ...chunk, number: 1 });
  indexer.finish(1);
  const checkpoint = piece.checkpointJson === null ? [] : parseReplayEvents(piece.checkpointJson);
  return { events, findings: findings + piece.corrections, ...nodesIn(checkpoint) };
}

async function importEvents(
  recording: readonly unknown[],
): Promise<{ readonly events: ReplayEvent[]; readonly findings: number }> {
  const store = new MemoryRunStore();
  const build = new ImportBuild(store, nodePlatform);
  const source = memorySource('odd.json', Buffer.from(writeJson(recording)));
  await readFile(source, { build, ranges: undefined, yieldToOthers: () => Promise.resolve() });
  const events: ReplayEvent[] = [];
  let findings = 0;
  for (const parts of await finishImport(build, '/recordings/odd.json')) {
    const session = await buildSession(store, parts, () => build.nextWindowIndex());
    findings += session.findings.reduce((sum, { count }) => sum + count, 0);
    for (const { scratchWindow, scratchRun } of session.windows) {
      for (const { json } of store.chunksOf(scratchWindow, scratchRun)) {
        events.push(...parseReplayEvents(Buffer.from(json).toString()));
      }
    }
  }
  return { events, findings };
}

/** A number that JSON cannot hold stands in a file as one that is too large. */
function writeJson(recording: readonly unknown[]): string {
  const text = JSON.stringify(recording, (_, value: unknown) => (value === Infinity ? '\u0001' : value));
  return text.replaceAll('"\\u0001"', '1e999');
}

/** What a tree holds, by id: all of a node but its children. */
function nodesIn(checkpoint: readonly ReplayEvent[]): Pick<Imported, 'nodes' | 'parents'> {
  const nodes = new Map<number, string>();
  const parents = new Map<number, number>();
  const waiting = checkpoint.flatMap(({ data }) => rootsOf(data));
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { childNodes } = next.node;
    const node: Record<string, unknown> = { ...next.node, childNodes: undefined, isShadow: undefined };
    nodes.set(node['id'] as number, JSON.stringify(node));
    parents.set(node['id'] as number, next.parentId);
    for (const child of Array.isArray(childNodes) ? (childNodes as PlainObject[]) : []) {
      waiting.push({ node: child, parentId: node['id'] as number });
    }
  }
  return { nodes, parents };
}

interface Root {
  readonly node: PlainObject;
  readonly parentId: number;
}

function rootsOf(data: unknown): Root[] {
  const { node, adds } = data as { node?: unknown; adds?: unknown };
  const list = Array.isArray(adds) ? (adds as Root[]).filter((add) => isPlainObject(add.node)) : [];
  return [...(isPlainObject(node) ? [{ node, parentId: 0 }] : []), ...list];
}
