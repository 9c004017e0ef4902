import type { ByteCursor } from '../byte-cursor.ts';
import { memorySource, type ByteSource } from '../byte-source.ts';
import { isJunk, NameRegister, refuseName } from './entry-names.ts';
import type { Job } from '../job.ts';
import { MAX_NESTED_ZIP_BYTES } from '../limits.ts';
import { skipped, type SkippedEntry } from '../plain-entry.ts';
import { startsWith, type ArchivePacking, type Entry, type Input } from '../packing.ts';
import { openStaffExport } from './staff-export.ts';
import { readZipDirectory, type ZipEntry } from './zip-directory.ts';
import { explainLock, explainMethod, isKnownMethod, readZipEntry, unlock } from './zip-entry.ts';
import { looksLikeText } from '../text.ts';
import { salvageZip } from './zip-salvage.ts';

/** Zip. PostHog's staff exports are read block by block, all others file by file. */
export const zipPacking: ArchivePacking = {
  kind: 'archive',
  wrapping: 'zip',
  detect: ({ head }) =>
    startsWith(head, [0x50, 0x4b, 0x03, 0x04]) || startsWith(head, [0x50, 0x4b, 0x05, 0x06]),
  open: openZip,
};

/** How an end of the directory begins, and where the number of the part stands in it (APPNOTE 4.3.16). */
const END_RECORD = { signature: [0x50, 0x4b, 0x05, 0x06], bytes: 22, partAt: 4 } as const;
const SPANNED = [0x50, 0x4b, 0x07, 0x08] as const;

/** One of several parts of a zip: the first by its mark, the last by its end. Those between look like nothing. */
export const splitZipPacking: ArchivePacking = {
  kind: 'archive',
  wrapping: 'zip',
  detect: async ({ head, source }) =>
    startsWith(head, SPANNED) || (source !== null && !looksLikeText(head) && (await endsSplit(source))),
  open: () => tellSplit(),
};

async function endsSplit(source: ByteSource): Promise<boolean> {
  const end = await source.readAt(Math.max(0, source.bytes - END_RECORD.bytes), END_RECORD.bytes);
  return startsWith(end, END_RECORD.signature) && (end[END_RECORD.partAt] ?? 0) > 0;
}

async function* tellSplit(): AsyncGenerator<SkippedEntry> {
  yield skipped('', 'unsupported-packing', await Promise.resolve(SPLIT));
}

async function* openZip(input: Input, job: Job): AsyncGenerator<Entry | SkippedEntry> {
  const source = input.source ?? (await holdInMemory(input.cursor));
  if (!source) {
    yield skipped('', 'too-large', `a zip inside another packing may have ${MAX_NESTED_ZIP_BYTES} bytes`);
    return;
  }
  const entries = await readZipDirectory(source).catch(() => null);
  if (!entries) {
    yield* (await endsSplit(source)) ? tellSplit() : salvageZip(source, job);
    return;
  }
  const unlocked: ZipEntry[] = [];
  for (const entry of entries) {
    unlocked.push(await unlock(source, entry, job.passwords));
  }
  const files = filesOf(unlocked, job);
  const blocks = await openStaffExport(source, unlocked, job);
  for (const found of files) {
    if (found.kind === 'skipped') {
      yield found;
    } else if (!blocks?.owns(found.entry)) {
      yield toEntry(source, found.entry);
    }
  }
  yield* blocks?.open() ?? [];
}

type ZipFile = { readonly kind: 'file'; readonly entry: ZipEntry } | SkippedEntry;

function* filesOf(entries: readonly ZipEntry[], job: Job): Generator<ZipFile> {
  const names = new NameRegister();
  for (const entry of entries) {
    job.countEntry();
    if (!isJunk(entry.path)) {
      const refusal = refuseEntry(entry, job.passwords.length > 0);
      const note = refusal ?? names.add(entry.path);
      if (note) {
        yield note;
      }
      if (!refusal) {
        yield { kind: 'file', entry };
      }
    }
  }
}

function refuseEntry(
  { path, special, lock, key, method }: ZipEntry,
  arePasswordsGiven: boolean,
): SkippedEntry | null {
  const refusal = refuseName(path);
  if (refusal) {
    return refusal;
  }
  if (special) {
    return skipped(path, 'link-entry', 'it is a link or a device, not a file');
  }
  if (lock && !key) {
    return skipped(path, 'encrypted-entry', explainLock(lock, arePasswordsGiven));
  }
  return isKnownMethod(method) ? null : skipped(path, 'unsupported-packing', explainMethod(method));
}

function toEntry(source: ByteSource, entry: ZipEntry): Entry {
  return { kind: 'entry', path: entry.path, wrappings: [], chunks: readZipEntry(source, entry) };
}

async function holdInMemory(cursor: ByteCursor): Promise<ByteSource | null> {
  const bytes = await cursor.fill(MAX_NESTED_ZIP_BYTES + 1);
  return bytes.length > MAX_NESTED_ZIP_BYTES ? null : memorySource('', bytes);
}

const SPLIT =
  'it is one of several parts of a zip (.z01, .z02, … .zip); join them first (7-Zip and others do), and import the whole';
