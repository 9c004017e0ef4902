import type { ChunkText } from '../../../shared/formats/json/chunk-text.ts';
import { ChunkWriter } from '../../../shared/formats/json/chunk-writer.ts';
import { packChunk, type PackedChunk } from '../events/chunk-codec.ts';
import { RunHash } from './run-hash.ts';

/** Which sorted run a chunk belongs to. */
export interface RunName {
  readonly window: number;
  readonly run: number;
}

/** What there is to do: begin with another file, pack the next chunk of a run, or tell the hash of a run. */
export type PackOrder =
  | ({ readonly kind: 'pack'; readonly text: ChunkText; readonly ordinals: ArrayLike<number> } & RunName)
  | ({ readonly kind: 'finish' } & RunName)
  | { readonly kind: 'begin' };

export type PackResult = PackedChunk | Uint8Array | undefined;

/** Puts the chunks of runs together, packs them, and hashes their events. The chunks of a run come in order. */
export class RunPacker {
  private readonly hashes = new Map<string, RunHash>();
  private readonly writer = new ChunkWriter();

  carryOut(order: PackOrder): PackResult {
    switch (order.kind) {
      case 'begin':
        this.hashes.clear();
        return undefined;
      case 'pack':
        return this.pack(order, order.text, order.ordinals);
      case 'finish':
        return this.finish(order);
    }
  }

  pack(run: RunName, text: ChunkText, ordinals: ArrayLike<number>): PackedChunk {
    const json = this.writer.write(text);
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
