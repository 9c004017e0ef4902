import { HEAD_BYTES } from '../../../shared/formats/limits.ts';
import { counted } from './budget.ts';
import { ByteCursor } from './byte-cursor.ts';
import type { ByteSource } from './byte-source.ts';
import { BombError, DamagedArchiveError } from './errors.ts';
import { Job, type ByteRange } from './job.ts';
import { MAX_DEPTH } from './limits.ts';
import { skipped, type PlainEntry, type SkippedEntry, type Wrapping } from './plain-entry.ts';
import type { ArchivePacking, Input, StreamPacking } from './packing.ts';
import { findPacking } from './packings.ts';

/** Bytes somewhere in the file, packed or not. */
interface Layer {
  readonly path: string;
  readonly wrappings: readonly Wrapping[];
  readonly cursor: ByteCursor;
  readonly source: ByteSource | null;
}

type Found = AsyncGenerator<PlainEntry | SkippedEntry>;

/**
 * Everything in a file, whatever is packed around it, in order. The consumer reads one entry before it asks
 * for the next; an unread one is passed over. To stop, return the generator (or leave the loop over it): files
 * and decoders are closed then.
 * @param ranges where the blocks of a PostHog batch file lie, where that is known
 * @param passwords what may open archives that are encrypted
 */
export async function* openEntries(
  source: ByteSource,
  ranges: readonly ByteRange[] = [],
  passwords: readonly string[] = [],
): Found {
  const job = new Job(source.bytes, ranges, passwords);
  try {
    yield* openLayer({ path: '', wrappings: [], cursor: new ByteCursor(source.chunks()), source }, job);
  } catch (error) {
    if (!(error instanceof BombError)) {
      throw error;
    }
    yield skipped('', error.code, error.message);
  }
}

async function* openLayer(layer: Layer, job: Job): Found {
  try {
    const head = (await layer.cursor.fill(HEAD_BYTES)).subarray(0, HEAD_BYTES);
    const sample = { head, source: layer.source };
    const packing = await findPacking(sample);
    if (!packing) {
      yield toPlainEntry(layer, head, job);
    } else if (layer.wrappings.length >= MAX_DEPTH) {
      yield skipped(layer.path, 'too-deep', `it is packed more than ${MAX_DEPTH} times`);
    } else if (packing.kind === 'stream') {
      yield* openStream(layer, packing, job);
    } else {
      const input = { ...sample, cursor: layer.cursor, outermost: layer.wrappings.length === 0 };
      yield* openArchive(layer, packing, input, job);
    }
  } finally {
    await layer.cursor.close();
  }
}

function toPlainEntry({ path, wrappings, cursor }: Layer, head: Uint8Array, job: Job): PlainEntry {
  return {
    kind: 'plain',
    path,
    wrappings,
    head: head.slice(),
    lookAhead: async (most) => (await cursor.fill(most)).subarray(0, most),
    chunks: () => job.watch(cursor.rest()),
  };
}

async function* openStream(layer: Layer, packing: StreamPacking, job: Job): Found {
  const parts: SkippedEntry[] = [];
  const decoded = packing.decode(layer.cursor, (part) => parts.push(part));
  yield* openLayer(
    {
      path: layer.path,
      wrappings: [...layer.wrappings, packing.wrapping],
      cursor: new ByteCursor(counted(decoded, job.unpacked)),
      source: null,
    },
    job,
  );
  yield* parts.map((part) => ({ ...part, path: joinPath(layer.path, part.path) }));
}

async function* openArchive(layer: Layer, packing: ArchivePacking, input: Input, job: Job): Found {
  try {
    for await (const found of packing.open(input, job)) {
      const path = joinPath(layer.path, found.path);
      if (found.kind === 'skipped') {
        yield { ...found, path };
      } else {
        const wrappings = [...layer.wrappings, packing.wrapping, ...found.wrappings];
        const cursor = new ByteCursor(counted(found.chunks, job.unpacked));
        yield* openLayer({ path, wrappings, cursor, source: null }, job);
        job.unpacked.check();
      }
    }
  } catch (error) {
    if (!(error instanceof DamagedArchiveError)) {
      throw error;
    }
    if (!job.hasReported(error)) {
      yield skipped(layer.path, 'damaged-member', error.message);
    }
  }
}

function joinPath(outer: string, inner: string): string {
  return [outer, inner].filter((part) => part !== '').join('/');
}
