import type { RunChunk, RunStore } from '../../electron/import/run-store.ts';

/** A run store in memory that keeps what was appended, in order. */
export class MemoryRunStore implements RunStore {
  readonly chunks: RunChunk[] = [];
  droppedRuns = 0;

  append(chunk: RunChunk): void {
    this.chunks.push(chunk);
  }

  chunksOf(window: number, run: number): RunChunk[] {
    return this.chunks.filter((chunk) => chunk.window === window && chunk.run === run);
  }

  dropRun(window: number, run: number): void {
    const dropped = new Set(this.chunksOf(window, run));
    const kept = this.chunks.filter((chunk) => !dropped.has(chunk));
    this.chunks.splice(0, Infinity, ...kept);
    this.droppedRuns++;
  }
}
