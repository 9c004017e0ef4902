import { createHash } from 'node:crypto';
import type { ChunkText } from '../../shared/model/chunk-text.ts';
import { ChunkWriter } from '../../shared/model/chunk-writer.ts';
import { packChunk, type PackedChunk } from './chunk-codec.ts';
import { RunHash } from './run-hash.ts';

/** Which sorted run a chunk belongs to. */
export interface RunName {
  readonly window: number;
  readonly run: number;
}

/** What there is to do: begin a file; pack the next chunk of a run, or hash the next bytes of the file; tell the hash of either. */
export type PackOrder =
  | ({ readonly kind: 'pack'; readonly text: ChunkText; readonly ordinals: readonly number[] } & RunName)
  | ({ readonly kind: 'finish' } & RunName)
  | { readonly kind: 'begin' }
  | { readonly kind: 'hashFile'; readonly bytes: Uint8Array }
  | { readonly kind: 'finishFile' };

export type PackResult = PackedChunk | Uint8Array | undefined;

/** Puts the chunks of runs together, packs them, and hashes their events and the file they are read from. */
export class RunPacker {
  private readonly hashes = new Map<string, RunHash>();
  private readonly writer = new ChunkWriter();
  private fileHash = createHash('sha256');

  carryOut(order: PackOrder): PackResult {
    switch (order.kind) {
      case 'begin':
        this.hashes.clear();
        this.fileHash = createHash('sha256');
        return undefined;
      case 'pack':
        return this.pack(order, order.text, order.ordinals);
      case 'finish':
        return this.finish(order);
      case 'hashFile':
        this.fileHash.update(order.bytes);
        return undefined;
      case 'finishFile':
        return this.fileHash.digest();
    }
  }

  pack(run: RunName, text: ChunkText, ordinals: readonly number[]): PackedChunk {
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
