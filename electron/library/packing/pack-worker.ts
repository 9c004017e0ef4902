import { parentPort } from 'node:worker_threads';
import type { PackReply, ToPackWorker } from './packer.ts';
import { RunPacker } from './run-packer.ts';

const packer = new RunPacker();

/** Packs and hashes on another core; see packer.ts. */
parentPort?.on('message', (message: ToPackWorker) => {
  if (message === 'end') {
    parentPort?.close();
    return;
  }
  const { key, order } = message;
  const result = packer.carryOut(order);
  const memory = result && 'eventsZstd' in result ? [result.eventsZstd.buffer as ArrayBuffer] : [];
  parentPort?.postMessage({ key, result } satisfies PackReply, memory);
});
