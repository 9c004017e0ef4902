import type { Bytes } from '../../../../shared/model/units.ts';
import type { ByteCursor } from '../byte-cursor.ts';
import { DamagedArchiveError } from '../errors.ts';
import { isJunk, NameRegister, refuseName } from './entry-names.ts';
import type { Job } from '../job.ts';
import { MAX_TAR_META_BYTES } from '../limits.ts';
import { skipped, type SkippedEntry } from '../plain-entry.ts';
import type { ArchivePacking, Entry, Input } from '../packing.ts';
import { isTarHeader, parseTarHeader, TAR_BLOCK, type TarHeader } from './tar-header.ts';

/** `7` is an old system's contiguous file; `\0` is older than POSIX. */
const FILE_TYPES = '07\0';
/** Links, devices and pipes. */
const LINK_TYPES = '12346';
const FOLDER = '5';
/** No bytes follow these, whatever their header says. */
const BODYLESS_TYPES = LINK_TYPES + FOLDER;
/** They describe the entry that follows (GNU: L, K; POSIX: x) or all of them (g). */
const META_TYPES = 'LKxg';

/** What a meta entry says about the next entry. */
type Overrides = Partial<Pick<TarHeader, 'name' | 'size'>>;

/** Tar: ustar, GNU and pax. */
export const tarPacking: ArchivePacking = {
  kind: 'archive',
  wrapping: 'tar',
  detect: ({ head }) => isTarHeader(head),
  open: readTar,
};

async function* readTar({ cursor }: Input, job: Job): AsyncGenerator<Entry | SkippedEntry> {
  const names = new NameRegister();
  for (let header = await readHeader(cursor); header; header = await readHeader(cursor)) {
    job.countEntry();
    const body = new Body(cursor, header);
    yield* openEntry(header, body, names);
    if (await body.passOver(job)) {
      yield skipped(header.name, 'damaged-member', 'the archive breaks off here');
    }
  }
}

/** The bytes behind an entry's header. */
class Body {
  private readonly cursor: ByteCursor;
  private readonly size: Bytes;
  private readonly end: Bytes;
  private failure: Error | null = null;

  constructor(cursor: ByteCursor, { size, type }: TarHeader) {
    this.cursor = cursor;
    this.size = BODYLESS_TYPES.includes(type) ? 0 : size;
    this.end = cursor.position + this.size + (-this.size & (TAR_BLOCK - 1));
  }

  async *chunks(): AsyncGenerator<Uint8Array> {
    try {
      yield* this.cursor.take(this.size);
    } catch (error) {
      this.failure = error instanceof Error ? error : null;
      throw error;
    }
  }

  /**
   * Passes over what the reader has left, and over what fills the last block.
   * @returns true when it breaks off and the reader has not met that
   */
  async passOver(job: Job): Promise<boolean> {
    const missing = await this.cursor.skip(this.end - this.cursor.position);
    return missing > 0 && !(this.failure && job.hasReported(this.failure));
  }
}

function* openEntry(
  { name, type }: TarHeader,
  body: Body,
  names: NameRegister,
): Generator<Entry | SkippedEntry> {
  const path = name.replace(/^(\.\/)+/, '');
  if (type === FOLDER || isJunk(path)) {
    return;
  }
  const refusal = refuseName(path) ?? refuseType(path, type);
  if (refusal) {
    yield refusal;
    return;
  }
  const note = names.add(path);
  if (note) {
    yield note;
  }
  yield { kind: 'entry', path, wrappings: [], chunks: body.chunks() };
}

function refuseType(path: string, type: string): SkippedEntry | null {
  if (LINK_TYPES.includes(type)) {
    return skipped(path, 'link-entry', 'it is a link or a device, not a file');
  }
  return FILE_TYPES.includes(type)
    ? null
    : skipped(path, 'unsupported-packing', `it is stored in a way that is not known (${type})`);
}

/** The next entry's header, with what its meta entries say. @returns null at the archive's end */
async function readHeader(cursor: ByteCursor): Promise<TarHeader | null> {
  let overrides: Overrides = {};
  for (;;) {
    const block = await cursor.peek();
    if (block.length === 0 || isZero(await cursor.fill(TAR_BLOCK))) {
      return null;
    }
    const header = parseTarHeader(await cursor.read(TAR_BLOCK));
    if (!header) {
      throw new DamagedArchiveError(false);
    }
    if (!META_TYPES.includes(header.type)) {
      return { ...header, ...overrides };
    }
    overrides = { ...overrides, ...(await readMeta(cursor, header)) };
  }
}

async function readMeta(cursor: ByteCursor, { size, type }: TarHeader): Promise<Overrides> {
  if (size > MAX_TAR_META_BYTES) {
    throw new DamagedArchiveError(false);
  }
  const padded = size + (-size & (TAR_BLOCK - 1));
  const text = Buffer.from((await cursor.read(padded)).subarray(0, size)).toString();
  if (type === 'x') {
    return parsePax(text);
  }
  return type === 'L' ? { name: text.replace(/\0.*$/s, '') } : {};
}

/** Records of the form `27 path=some/longer/name\n`. */
function parsePax(text: string): Overrides {
  const path = /^\d+ path=(.*)$/m.exec(text)?.[1];
  const size = Number(/^\d+ size=(\d+)$/m.exec(text)?.[1] ?? NaN);
  return {
    ...(path === undefined ? {} : { name: path }),
    ...(Number.isSafeInteger(size) ? { size } : {}),
  };
}

/** The archive ends with blocks of zeros. */
function isZero(bytes: Uint8Array): boolean {
  return bytes.subarray(0, TAR_BLOCK).every((byte) => byte === 0);
}
