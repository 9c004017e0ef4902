import { parentPort } from 'node:worker_threads';
import type { PackOrder, PackReply } from './packer.ts';
import { RunPacker } from './run-packer.ts';

const packer = new RunPacker();

/** Packs and hashes runs on another core; see packer.ts. */
parentPort?.on('message', ({ key, order }: { key: number; order: PackOrder }) => {
  const result: PackReply['result'] =
    order.kind === 'pack' ? packer.pack(order, order.json, order.ordinals) : packer.finish(order);
  const memory = result instanceof Uint8Array ? [] : [result.eventsZstd.buffer as ArrayBuffer];
  parentPort?.postMessage({ key, result } satisfies PackReply, memory);
});
