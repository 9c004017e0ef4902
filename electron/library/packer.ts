import { Worker } from 'node:worker_threads';
import { MEBIBYTE, type Bytes } from '../../shared/model/units.ts';
import type { PackedChunk } from './chunk-codec.ts';
import { RunPacker, type RunName } from './run-packer.ts';

/** What the worker is told. */
export type PackOrder = RunName &
  (
    | { readonly kind: 'pack'; readonly json: Uint8Array; readonly ordinals: readonly number[] }
    | { readonly kind: 'finish' }
  );

/** What the worker tells. */
export interface PackReply {
  readonly key: number;
  readonly result: PackedChunk | Uint8Array;
}

interface Waiting {
  readonly resolve: (result: never) => void;
  readonly reject: (error: Error) => void;
}

/** A worker takes a while to start: smaller files are packed before it would have. */
const WORTH_A_WORKER: Bytes = MEBIBYTE;
const WORKER = new URL(
  import.meta.url.endsWith('.ts') ? 'pack-worker.ts' : 'pack-worker.js',
  import.meta.url,
);

/** Packs and hashes runs: on another core where a file is large, else at once. */
export class Packer {
  private readonly waiting = new Map<number, Waiting>();
  private local = new RunPacker();
  private worker: Worker | undefined;
  private usesWorker = false;
  private count = 0;

  /** Says that runs of another file follow. */
  begin(fileBytes: Bytes): void {
    this.local = new RunPacker();
    this.usesWorker = fileBytes >= WORTH_A_WORKER;
    if (this.usesWorker) {
      this.worker ??= this.start();
    }
  }

  /** @param json its memory is handed over, and must not be used afterwards */
  async pack(run: RunName, json: Uint8Array, ordinals: readonly number[]): Promise<PackedChunk> {
    return this.usesWorker
      ? this.ask<PackedChunk>({ kind: 'pack', ...run, json, ordinals }, [json.buffer as ArrayBuffer])
      : this.local.pack(run, json, ordinals);
  }

  /** SHA-256 over the events of a run that has come to its end. */
  async finish(run: RunName): Promise<Uint8Array> {
    return this.usesWorker ? this.ask<Uint8Array>({ kind: 'finish', ...run }, []) : this.local.finish(run);
  }

  /** Ends the worker. What is still being packed is given up. */
  close(): void {
    void this.worker?.terminate();
    this.fail(new Error('packing was given up'));
  }

  private ask<T extends PackReply['result']>(order: PackOrder, memory: ArrayBuffer[]): Promise<T> {
    const key = this.count++;
    this.worker?.postMessage({ key, order }, memory);
    return new Promise<T>((resolve, reject) => this.waiting.set(key, { resolve, reject }));
  }

  private start(): Worker {
    const worker = new Worker(WORKER);
    worker.on('message', ({ key, result }: PackReply) => {
      this.waiting.get(key)?.resolve(result as never);
      this.waiting.delete(key);
    });
    worker.on('error', (error) => this.fail(error instanceof Error ? error : new Error(String(error))));
    return worker;
  }

  private fail(error: Error): void {
    this.waiting.forEach(({ reject }) => reject(error));
    this.waiting.clear();
  }
}
