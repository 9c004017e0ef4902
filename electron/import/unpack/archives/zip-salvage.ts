import { isJunk, refuseName } from './entry-names.ts';
import { ByteCursor } from '../byte-cursor.ts';
import type { ByteSource } from '../byte-source.ts';
import type { Job } from '../job.ts';
import { skipped, type SkippedEntry } from '../plain-entry.ts';
import type { Entry } from '../packing.ts';
import { ENCRYPTED, isKnownMethod, LOCAL_HEADER_BYTES, unpackMethod, ZIP_METHOD } from './zip-entry.ts';

const SIGNATURE = Buffer.from([0x50, 0x4b, 0x03, 0x04]);
const FLAG = { encrypted: 1, sizeFollows: 8 } as const;
/** Stands for a size that is kept elsewhere (zip64). */
const SIZE_ELSEWHERE = 0xffffffff;

interface LocalHeader {
  readonly path: string;
  readonly method: number;
  readonly encrypted: boolean;
  /** `null` when it is not known before the data has been unpacked. */
  readonly packedBytes: number | null;
}

/**
 * Reads a zip without its directory, which stands at the end: a download that broke off has none. Each entry
 * also has a header of its own in front of its data.
 */
export async function* salvageZip(source: ByteSource, job: Job): AsyncGenerator<Entry | SkippedEntry> {
  const cursor = new ByteCursor(source.chunks());
  try {
    while (await findHeader(cursor)) {
      job.countEntry();
      yield* openEntry(cursor, await readHeader(cursor));
    }
  } finally {
    await cursor.close();
  }
  yield skipped('', 'damaged-member', 'the list of contents is missing or damaged; what was found is read');
}

async function* openEntry(cursor: ByteCursor, header: LocalHeader): AsyncGenerator<Entry | SkippedEntry> {
  const { path, packedBytes } = header;
  const start = cursor.position;
  if (!isJunk(path)) {
    yield refuseEntry(header) ?? { kind: 'entry', path, wrappings: [], chunks: readData(cursor, header) };
  }
  // Where its end is not known, the search for the next header finds it.
  await cursor.skip(packedBytes === null ? 0 : start + packedBytes - cursor.position);
}

function refuseEntry({ path, method, packedBytes, encrypted }: LocalHeader): SkippedEntry | null {
  if (encrypted) {
    return skipped(path, 'encrypted-entry', ENCRYPTED);
  }
  const canUnpack = isKnownMethod(method) && (packedBytes !== null || method !== ZIP_METHOD.stored);
  return (
    refuseName(path) ?? (canUnpack ? null : skipped(path, 'unsupported-packing', 'its packing is not known'))
  );
}

async function* readData(
  cursor: ByteCursor,
  { method, packedBytes }: LocalHeader,
): AsyncGenerator<Uint8Array> {
  yield* packedBytes === null
    ? unpackMethod(cursor, method)
    : unpackMethod(new ByteCursor(cursor.take(packedBytes)), method);
}

/** Goes to the next local header. @returns false when there is none */
async function findHeader(cursor: ByteCursor): Promise<boolean> {
  for (;;) {
    const bytes = await cursor.fill(SIGNATURE.length);
    if (bytes.length < SIGNATURE.length) {
      return false;
    }
    const at = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).indexOf(SIGNATURE);
    cursor.advance(at < 0 ? bytes.length - SIGNATURE.length + 1 : at);
    if (at >= 0) {
      return (await cursor.fill(LOCAL_HEADER_BYTES)).length >= LOCAL_HEADER_BYTES;
    }
  }
}

async function readHeader(cursor: ByteCursor): Promise<LocalHeader> {
  const header = Buffer.from(await cursor.read(LOCAL_HEADER_BYTES));
  const flags = header.readUInt16LE(6);
  const size = header.readUInt32LE(18);
  const name = Buffer.from(await cursor.read(header.readUInt16LE(26))).toString();
  await cursor.skip(header.readUInt16LE(28));
  return {
    path: name,
    method: header.readUInt16LE(8),
    encrypted: (flags & FLAG.encrypted) !== 0,
    packedBytes: (flags & FLAG.sizeFollows) !== 0 || size === SIZE_ELSEWHERE ? null : size,
  };
}
