import { MEBIBYTE, type Bytes } from '../model/units.ts';

/** What it costs a player to apply one more event, and to build one more node, in bytes of JSON to parse. */
const EVENT_COST: Bytes = 3000;
const NODE_COST: Bytes = 500;
/** Checkpoints nearer to each other than this save less than a hundredth of a second, which nobody notices. */
const MIN_COST: Bytes = MEBIBYTE;
/** Checkpoints take at most this part of the recording's own size. */
const MAX_SHARE = 1 / 3;

/** What has been read since the last checkpoint, and the document that the next one would hold. */
export interface CheckpointChoice {
  readonly sinceEvents: number;
  readonly sinceBytes: Bytes;
  readonly nodes: number;
  readonly bytes: Bytes;
}

/** Whether a checkpoint is worth it: applying what came since the last one costs more than building the document. */
export function isCheckpointDue({ sinceEvents, sinceBytes, nodes, bytes }: CheckpointChoice): boolean {
  const applying = sinceBytes + sinceEvents * EVENT_COST;
  const building = bytes + nodes * NODE_COST;
  return applying >= Math.max(MIN_COST, 2 * building) && sinceBytes * MAX_SHARE >= bytes;
}
