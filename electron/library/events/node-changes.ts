import type { EpochMilliseconds } from '../../../shared/model/units.ts';
import { changesOf, type NodeChange } from '../../../shared/replay/node-changes.ts';
import { parseReplayEvents } from '../../../shared/replay/parse-events.ts';
import { unpackEvents } from './chunk-codec.ts';
import { iterateChunks } from './chunks.ts';
import type { ReadableLibrary } from '../database/library.ts';

/** A node as a page had it at a moment. */
export interface NodeAtMoment {
  readonly sessionId: string;
  readonly windowNumber: number;
  /** rrweb's id; it means this node from one full snapshot to the next only. */
  readonly nodeId: number;
  readonly atMs: EpochMilliseconds;
}

/** A node may change with every frame: more than this is too much to read. */
const MAX_CHANGES = 2000;

const BOUNDS = `SELECT
    (SELECT max(chunks.number) FROM chunks
     WHERE window_key = windows.window_key AND starts_with_full_snapshot = 1 AND first_ms <= @atMs) AS fromChunk,
    (SELECT min(chunks.number) FROM chunks
     WHERE window_key = windows.window_key AND starts_with_full_snapshot = 1 AND first_ms > @atMs) AS endChunk
  FROM sessions JOIN windows USING (session_key)
  WHERE sessions.id = @sessionId AND windows.number = @windowNumber`;

/**
 * When a node changed, in order of time, as long as its page was there.
 * @throws LibraryError
 */
export function findNodeChanges(library: ReadableLibrary, node: NodeAtMoment): NodeChange[] {
  const bounds = library.database
    .prepare<[NodeAtMoment], { readonly fromChunk: number | null; readonly endChunk: number | null }>(BOUNDS)
    .get(node);
  const { sessionId, windowNumber, nodeId } = node;
  const range = {
    sessionId,
    windowNumber,
    fromChunk: bounds?.fromChunk ?? 0,
    ...(typeof bounds?.endChunk === 'number' ? { toChunk: bounds.endChunk - 1 } : {}),
  };
  const changes: NodeChange[] = [];
  for (const row of iterateChunks(library, range)) {
    const json = Buffer.from(unpackEvents(row.eventsZstd, row.jsonBytes));
    // Most chunks do not name the node at all, and need not be parsed.
    if (json.includes(`:${nodeId}`)) {
      const found = parseReplayEvents(json.toString()).flatMap((event) => changesOf(event, nodeId));
      changes.push(...found.slice(0, MAX_CHANGES - changes.length));
    }
    if (changes.length === MAX_CHANGES) {
      break;
    }
  }
  return changes;
}
