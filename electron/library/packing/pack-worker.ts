import { parentPort } from 'node:worker_threads';
import type { PackReply } from './packer.ts';
import { RunPacker, type PackOrder } from './run-packer.ts';

const packer = new RunPacker();

/** Packs and hashes on another core; see packer.ts. */
parentPort?.on('message', ({ key, order }: { key: number; order: PackOrder }) => {
  const result = packer.carryOut(order);
  const memory = result && 'eventsZstd' in result ? [result.eventsZstd.buffer as ArrayBuffer] : [];
  parentPort?.postMessage({ key, result } satisfies PackReply, memory);
});
