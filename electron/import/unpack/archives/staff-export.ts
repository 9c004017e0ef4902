import { counted } from '../budget.ts';
import { readBlockList, type ListedBlock } from './block-list.ts';
import { ByteCursor } from '../byte-cursor.ts';
import type { ByteSource } from '../byte-source.ts';
import { DamagedArchiveError } from '../errors.ts';
import type { Job } from '../job.ts';
import { skipped, type SkippedEntry } from '../plain-entry.ts';
import type { Entry } from '../packing.ts';
import { blockChunks, readSnappyBlock } from '../packings/snappy-block.ts';
import { MAX_PACKED_BYTES } from '../packings/snappy-raw.ts';
import type { ZipEntry } from './zip-directory.ts';
import { isKnownMethod, readZipEntry } from './zip-entry.ts';

const LIST_PATH = 'clickhouse/session-replay-events.json';
/** Says where the batch files were; it holds nothing of a recording. */
const PREFIX_PATH = 's3_prefix.txt';

/** The recording inside a PostHog staff export. */
export interface StaffExport {
  /** Whether the entry belongs to the export's blocks, and is no plain entry of its own. */
  owns(entry: ZipEntry): boolean;
  /** The blocks, file by file. */
  open(): AsyncGenerator<Entry | SkippedEntry>;
}

/**
 * PostHog's own export of one recording (posthog/temporal/session_replay/export_recording): each `data/` file is
 * zeros up to a block's place in its batch file, the block as raw snappy, and 1,024 zeros.
 * @returns null for any other zip
 */
export async function openStaffExport(
  source: ByteSource,
  entries: readonly ZipEntry[],
  job: Job,
): Promise<StaffExport | null> {
  const list = entries.find((entry) => isListPath(entry.path) && canRead(entry));
  const blocks = list && (await readBlocks(source, list));
  if (!blocks) {
    return null;
  }
  const root = list.path.slice(0, -LIST_PATH.length);
  const files = Map.groupBy(blocks, ({ file }) => `${root}data/${file}`);
  return {
    owns: ({ path }) => files.has(path) || path === root + PREFIX_PATH,
    open: async function* () {
      for (const [path, fileBlocks] of files) {
        const entry = entries.find((candidate) => candidate.path === path && canRead(candidate));
        yield* entry
          ? readFile(source, entry, fileBlocks, job)
          : fileBlocks.map((block) => missing(path, block));
      }
    },
  };
}

function isListPath(path: string): boolean {
  return path === LIST_PATH || path.endsWith(`/${LIST_PATH}`);
}

function canRead({ lock, key, special, method }: ZipEntry): boolean {
  return (!lock || key !== undefined) && !special && isKnownMethod(method);
}

async function readBlocks(source: ByteSource, list: ZipEntry): Promise<ListedBlock[] | null> {
  try {
    return await readBlockList(readZipEntry(source, list));
  } catch (error) {
    if (error instanceof DamagedArchiveError) {
      return null;
    }
    throw error;
  }
}

/** All blocks of one file in one pass: what is before them may be hundreds of megabytes of zeros. */
async function* readFile(
  source: ByteSource,
  entry: ZipEntry,
  blocks: readonly ListedBlock[],
  job: Job,
): AsyncGenerator<Entry | SkippedEntry> {
  const cursor = new ByteCursor(counted(readZipEntry(source, entry), job.padding));
  try {
    for (const block of blocks.toSorted((a, b) => a.first - b.first)) {
      yield await readBlock(cursor, entry.path, block);
    }
  } catch (error) {
    if (!(error instanceof DamagedArchiveError)) {
      throw error;
    }
    yield skipped(entry.path, 'damaged-member', error.message);
  } finally {
    await cursor.close();
  }
}

async function readBlock(
  cursor: ByteCursor,
  path: string,
  block: ListedBlock,
): Promise<Entry | SkippedEntry> {
  const { first, last, number } = block;
  if (first < cursor.position || (await cursor.skip(first - cursor.position)) > 0) {
    return missing(path, block);
  }
  const found = await readSnappyBlock(cursor, Math.min(last + 1 - first, MAX_PACKED_BYTES));
  if (found.contents.length === 0) {
    return missing(path, block);
  }
  return found.state === 'damaged'
    ? skipped(`${path}#${number}`, 'damaged-member', 'this block is damaged')
    : { kind: 'entry', path: `${path}#${number}`, wrappings: ['snappy-raw'], chunks: blockChunks(found) };
}

/** PostHog's export lets blocks of one batch file overwrite each other; then zeros stand in the place of one. */
function missing(path: string, { number }: ListedBlock): SkippedEntry {
  return skipped(`${path}#${number}`, 'missing-block', 'the export does not hold this block');
}
