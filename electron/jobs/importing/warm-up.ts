import { setImmediate as yieldToOthers } from 'node:timers/promises';
import { lendChunk } from '../../../shared/formats/json/text-slab.ts';
import { slabOf } from '../../../shared/model/slab.ts';
import { KIBIBYTE, type Bytes } from '../../../shared/model/units.ts';
import type { RunChunk } from '../../handover.ts';
import { finishImport } from '../../import/building/finish-import.ts';
import { ImportBuild } from '../../import/building/import-build.ts';
import { nodePlatform } from '../../import/reading/node-platform.ts';
import type { RunStore } from '../../import/sorting/run-store.ts';
import { memorySource, type ByteSource } from '../../import/unpack/byte-source.ts';
import type { Packer } from '../../library/packing/packer.ts';
import { readFile } from './read-file.ts';
import { makeTrainingRecording } from './training-recording.ts';

/** V8 has compiled all there is to compile after so many; the most of it after the first two. */
const ROUNDS = 6;
/** Small, so that events are split between chunks, as those of a file are. */
const CHUNK: Bytes = 256 * KIBIBYTE;

/**
 * Reads and packs a recording of our own making, and forgets it: V8 runs code slowly until it has met it some
 * thousand times, and should not do that while somebody waits for a file.
 * @param signal ends it at the next chance
 */
export async function warmUp(packer: Packer, signal: AbortSignal): Promise<void> {
  const recordings = ['0190-training', 1].map(makeTrainingRecording);
  for (let round = 0; round < ROUNDS && !signal.aborted; round++) {
    const recording = recordings[round % recordings.length] as Uint8Array;
    packer.begin(recording.length);
    const store = new ForgettingStore(packer, signal);
    const build = new ImportBuild(store, nodePlatform);
    const context = { build, ranges: undefined, yieldToOthers: () => store.ready() };
    await readFile(lentSource(recording), context).catch(() => undefined);
    build.end();
    // After this, none of its events waits any more.
    await finishImport(build, '');
    await store.flush();
  }
}

/** Bytes that come as those of a file do: in pieces, each after a while. */
function lentSource(bytes: Uint8Array): ByteSource {
  return {
    ...memorySource('', bytes),
    async *chunks() {
      for (let at = 0; at < bytes.length; at += CHUNK) {
        await yieldToOthers();
        const piece = bytes.subarray(at, at + CHUNK);
        const chunk = lendChunk(piece.length);
        chunk.set(piece);
        try {
          yield chunk;
        } finally {
          slabOf(chunk)?.release();
        }
      }
    },
  };
}

/** A store that packs, and keeps nothing. */
class ForgettingStore implements RunStore {
  private readonly packer: Packer;
  private readonly signal: AbortSignal;
  private last: Promise<unknown> = Promise.resolve();

  constructor(packer: Packer, signal: AbortSignal) {
    this.packer = packer;
    this.signal = signal;
  }

  append({ window, run, text, ordinals, slabs }: RunChunk): void {
    this.last = this.packer
      .pack({ window, run }, text, ordinals)
      .catch(() => undefined)
      .finally(() => slabs.forEach((slab) => slab.release()));
  }

  hashOf(window: number, run: number): Promise<Uint8Array> {
    return this.packer.finish({ window, run });
  }

  async ready(): Promise<void> {
    await yieldToOthers();
    this.signal.throwIfAborted();
  }

  async flush(): Promise<void> {
    await this.last;
  }

  chunksOf(): [] {
    return [];
  }

  dropRun(): void {
    // There is none.
  }
}
