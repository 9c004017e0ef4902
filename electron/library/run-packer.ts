import { packChunk, type PackedChunk } from './chunk-codec.ts';
import { RunHash } from './run-hash.ts';

/** Which sorted run a chunk belongs to. */
export interface RunName {
  readonly window: number;
  readonly run: number;
}

/** Packs the chunks of runs and hashes their events. The chunks of a run come in order. */
export class RunPacker {
  private readonly hashes = new Map<string, RunHash>();

  /** @param json a JSON array of events */
  pack(run: RunName, json: Uint8Array, ordinals: readonly number[]): PackedChunk {
    this.hashOf(run).add(json);
    return packChunk(json, ordinals);
  }

  /** The hash of a run that has come to its end. */
  finish(run: RunName): Uint8Array {
    const digest = this.hashOf(run).digest();
    this.hashes.delete(nameOf(run));
    return digest;
  }

  private hashOf(run: RunName): RunHash {
    const name = nameOf(run);
    const known = this.hashes.get(name) ?? new RunHash();
    this.hashes.set(name, known);
    return known;
  }
}

function nameOf({ window, run }: RunName): string {
  return `${window} ${run}`;
}
