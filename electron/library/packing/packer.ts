import { Worker } from 'node:worker_threads';
import type { ChunkText } from '../../../shared/formats/json/chunk-text.ts';
import { MEBIBYTE, type Bytes } from '../../../shared/model/units.ts';
import type { PackedChunk } from '../events/chunk-codec.ts';
import { RunPacker, type PackOrder, type PackResult, type RunName } from './run-packer.ts';

/** An order for the worker, or that none follows. */
export type ToPackWorker = { readonly key: number; readonly order: PackOrder } | 'end';

/** The worker's reply. */
export interface PackReply {
  readonly key: number;
  readonly result: PackResult;
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
  private readonly local = new RunPacker();
  private worker: Worker | undefined;
  private usesWorker = false;
  private count = 0;

  /** Says that runs of another file follow. */
  begin(fileBytes: Bytes): void {
    this.usesWorker = fileBytes >= WORTH_A_WORKER;
    if (this.usesWorker) {
      this.worker ??= this.start();
    }
    // Runs of a file that was not read to its end are forgotten.
    this.ask({ kind: 'begin' }).catch(() => undefined);
  }

  /** @param text lies in memory that threads share */
  pack(run: RunName, text: ChunkText, ordinals: ArrayLike<number>): Promise<PackedChunk> {
    return this.ask({ kind: 'pack', ...run, text, ordinals });
  }

  /** SHA-256 over the events of a run that has come to its end. */
  finish(run: RunName): Promise<Uint8Array> {
    return this.ask({ kind: 'finish', ...run });
  }

  /**
   * Lets the worker end by itself: terminated while zstd begins, it takes the process with it (end-workers.ts). Nobody
   * hears of what is still being packed.
   */
  close(): void {
    this.worker?.postMessage('end' satisfies ToPackWorker);
    this.worker = undefined;
    this.fail(new Error('packing was given up'));
  }

  private async ask<T extends PackResult>(order: PackOrder): Promise<T> {
    if (!this.usesWorker) {
      return this.local.carryOut(order) as T;
    }
    const { worker } = this;
    if (!worker) {
      throw new Error('packing has ended');
    }
    const key = this.count++;
    worker.postMessage({ key, order } satisfies ToPackWorker);
    return new Promise<T>((resolve, reject) => this.waiting.set(key, { resolve, reject }));
  }

  private start(): Worker {
    const worker = new Worker(WORKER);
    worker.on('message', ({ key, result }: PackReply) => {
      this.waiting.get(key)?.resolve(result as never);
      this.waiting.delete(key);
    });
    // A worker that is stopped, or takes too much memory, may end without an error.
    const end = (error: Error): void => {
      if (this.worker === worker) {
        this.worker = undefined;
        this.fail(error);
      }
    };
    worker.on('error', (error) => end(error instanceof Error ? error : new Error(String(error))));
    worker.on('exit', (code) => end(new Error(`packing stopped (code ${code})`)));
    return worker;
  }

  private fail(error: Error): void {
    this.waiting.forEach(({ reject }) => reject(error));
    this.waiting.clear();
  }
}
