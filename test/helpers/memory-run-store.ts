import type { RunChunk } from '../../electron/handover.ts';
import type { RunStore, StoredChunk } from '../../electron/import/sorting/run-store.ts';
import { RunPacker } from '../../electron/library/packing/run-packer.ts';
import { ChunkWriter } from '../../shared/formats/json/chunk-writer.ts';

/** A run store in memory that keeps what was appended, in order. */
export class MemoryRunStore implements RunStore {
  readonly chunks: (RunChunk & StoredChunk)[] = [];
  droppedRuns = 0;
  private readonly packer = new RunPacker();
  private readonly writer = new ChunkWriter();

  append(chunk: RunChunk): void {
    this.packer.pack(chunk, chunk.text, chunk.ordinals);
    const json = this.writer.write(chunk.text).slice();
    this.chunks.push({ ...chunk, ordinals: Array.from(chunk.ordinals), json });
    chunk.slabs.forEach((slab) => slab.release());
  }

  hashOf(window: number, run: number): Promise<Uint8Array> {
    return Promise.resolve(this.packer.finish({ window, run }));
  }

  ready(): Promise<void> {
    return Promise.resolve();
  }

  flush(): Promise<void> {
    return Promise.resolve();
  }

  chunksOf(window: number, run: number): (RunChunk & StoredChunk)[] {
    return this.chunks.filter((chunk) => chunk.window === window && chunk.run === run);
  }

  dropRun(window: number, run: number): void {
    const dropped = new Set(this.chunksOf(window, run));
    const kept = this.chunks.filter((chunk) => !dropped.has(chunk));
    this.chunks.splice(0, Infinity, ...kept);
    this.droppedRuns++;
  }
}
