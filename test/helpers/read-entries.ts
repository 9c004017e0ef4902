import type { ByteSource } from '../../electron/import/unpack/byte-source.ts';
import { memorySource } from '../../electron/import/unpack/byte-source.ts';
import type { ByteRange } from '../../electron/import/unpack/job.ts';
import type { PlainEntry } from '../../electron/import/unpack/plain-entry.ts';
import { openEntries } from '../../electron/import/unpack/open-entries.ts';

/** A entry, read to its end or to where it breaks off. */
export interface ReadMember {
  readonly path: string;
  readonly wrappings: string;
  readonly contents: Buffer;
  readonly error: unknown;
}

/** All that came out of a file. */
export interface Unpacked {
  readonly entries: ReadMember[];
  /** `path: code` of what was left out, in order. */
  readonly skips: string[];
}

/** Reads all entries of a file into memory. */
export async function readEntries(
  source: ByteSource | Uint8Array,
  ranges?: readonly ByteRange[],
): Promise<Unpacked> {
  const unpacked: Unpacked = { entries: [], skips: [] };
  for await (const found of openEntries(toSource(source), ranges)) {
    if (found.kind === 'skipped') {
      unpacked.skips.push(`${found.path}: ${found.code}`);
    } else {
      unpacked.entries.push(await readEntry(found));
    }
  }
  return unpacked;
}

/** Reads a file in which there is one whole entry. */
export async function readOnly(source: ByteSource | Uint8Array): Promise<ReadMember> {
  const { entries, skips } = await readEntries(source);
  const [entry] = entries;
  if (!entry || entries.length > 1 || skips.length > 0 || entry.error !== undefined) {
    throw new Error(`not one whole entry: ${entries.length}, ${skips.join()}`, { cause: entry?.error });
  }
  return entry;
}

/** Path and contents of every entry. */
export function textsOf({ entries }: Unpacked): Record<string, string> {
  return Object.fromEntries(entries.map(({ path, contents }) => [path, contents.toString()]));
}

/** A source whose chunks are overwritten when the next is asked for. @param size of each, or of the one at a place */
export function tornSource(bytes: Uint8Array, size: number | ((at: number) => number)): ByteSource {
  const sizeAt = typeof size === 'number' ? () => size : size;
  return {
    ...memorySource('torn', bytes),
    chunks: async function* () {
      for (let at = 0; at < bytes.length; at += sizeAt(at)) {
        const part = new Uint8Array(bytes.subarray(at, at + sizeAt(at)));
        yield await Promise.resolve(part);
        part.fill(0x58);
      }
    },
  };
}

async function readEntry(entry: PlainEntry): Promise<ReadMember> {
  const parts: Uint8Array[] = [];
  let error: unknown;
  try {
    for await (const chunk of entry.chunks()) {
      parts.push(chunk.slice());
    }
  } catch (caught) {
    error = caught;
  }
  const contents = Buffer.concat(parts);
  if (!contents.subarray(0, entry.head.length).equals(entry.head)) {
    throw new Error('the head is not the beginning');
  }
  return { path: entry.path, wrappings: entry.wrappings.join(' '), contents, error };
}

function toSource(source: ByteSource | Uint8Array): ByteSource {
  return source instanceof Uint8Array ? memorySource('test', source) : source;
}
