import type { ByteSource } from '../../electron/import/unpack/byte-source.ts';
import { memorySource } from '../../electron/import/unpack/byte-source.ts';
import type { ByteRange } from '../../electron/import/unpack/job.ts';
import type { Member } from '../../electron/import/unpack/member.ts';
import { openMembers } from '../../electron/import/unpack/members.ts';

/** A member, read to its end or to where it breaks off. */
export interface ReadMember {
  readonly path: string;
  readonly wrappings: string;
  readonly contents: Buffer;
  readonly error: unknown;
}

/** All that came out of a file. */
export interface Unpacked {
  readonly members: ReadMember[];
  /** `path: code` of what was left out, in order. */
  readonly skips: string[];
}

/** Reads all members of a file into memory. */
export async function readMembers(
  source: ByteSource | Uint8Array,
  ranges?: readonly ByteRange[],
): Promise<Unpacked> {
  const unpacked: Unpacked = { members: [], skips: [] };
  for await (const found of openMembers(toSource(source), ranges)) {
    if (found.kind === 'skipped') {
      unpacked.skips.push(`${found.path}: ${found.code}`);
    } else {
      unpacked.members.push(await readMember(found));
    }
  }
  return unpacked;
}

/** Reads a file in which there is one whole member. */
export async function readOnly(source: ByteSource | Uint8Array): Promise<ReadMember> {
  const { members, skips } = await readMembers(source);
  const [member] = members;
  if (!member || members.length > 1 || skips.length > 0 || member.error !== undefined) {
    throw new Error(`not one whole member: ${members.length}, ${skips.join()}`, { cause: member?.error });
  }
  return member;
}

/** Path and contents of every member. */
export function textsOf({ members }: Unpacked): Record<string, string> {
  return Object.fromEntries(members.map(({ path, contents }) => [path, contents.toString()]));
}

/** A source whose chunks have one size and are overwritten when the next is asked for. */
export function tornSource(bytes: Uint8Array, size: number): ByteSource {
  return {
    ...memorySource('torn', bytes),
    chunks: async function* () {
      const buffer = new Uint8Array(size);
      for (let at = 0; at < bytes.length; at += size) {
        const part = bytes.subarray(at, at + size);
        buffer.set(part);
        yield await Promise.resolve(buffer.subarray(0, part.length));
        buffer.fill(0x58);
      }
    },
  };
}

async function readMember(member: Member): Promise<ReadMember> {
  const parts: Uint8Array[] = [];
  let error: unknown;
  try {
    for await (const chunk of member.chunks()) {
      parts.push(chunk.slice());
    }
  } catch (caught) {
    error = caught;
  }
  const contents = Buffer.concat(parts);
  if (!contents.subarray(0, member.head.length).equals(member.head)) {
    throw new Error('the head is not the beginning');
  }
  return { path: member.path, wrappings: member.wrappings.join(' '), contents, error };
}

function toSource(source: ByteSource | Uint8Array): ByteSource {
  return source instanceof Uint8Array ? memorySource('test', source) : source;
}
