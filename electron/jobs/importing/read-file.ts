import type { FileHead, Format } from '../../../shared/formats/format.ts';
import { isHar } from '../../../shared/formats/others/har.ts';
import { explainRefusal, NO_RECORDING_IN_PAGE } from '../../../shared/formats/refusal.ts';
import type { HealthCode } from '../../../shared/model/health.ts';
import { HarBodies } from '../../import/reading/har-bodies.ts';
import type { ImportBuild, EntryBuild } from '../../import/building/import-build.ts';
import { memorySource, type ByteSource } from '../../import/unpack/byte-source.ts';
import { BombError, DamagedArchiveError } from '../../import/unpack/errors.ts';
import type { ByteRange } from '../../import/unpack/job.ts';
import type { PlainEntry, SkipCode, SkippedEntry } from '../../import/unpack/plain-entry.ts';
import { openEntries } from '../../import/unpack/open-entries.ts';
import { recogniseEntry } from './recognise-entry.ts';

/** What was found in a file besides events. */
export interface FileFindings {
  /** The dialect of the first entry that holds a recording. */
  dialect: string | null;
  /** For each entry that no format claims, where it lies and what it is instead. */
  readonly unclaimed: { readonly path: string; readonly reason: string }[];
  /** Why entries were not read. */
  readonly skipped: SkippedEntry[];
  /** Whether something in it describes a recording that lies elsewhere. */
  hasSidecar: boolean;
}

/** What reading a file needs besides the file. */
export interface ReadContext {
  readonly build: ImportBuild;
  readonly ranges: readonly ByteRange[] | undefined;
  /** What may open archives that are encrypted. */
  readonly passwords?: readonly string[];
  /** Called between chunks. @throws to stop */
  yieldToOthers(): Promise<void>;
}

const SKIP_HEALTH: Partial<Record<SkipCode, HealthCode>> = {
  'damaged-member': 'damaged-member',
  'missing-block': 'damaged-member',
  'duplicate-name': 'duplicate-name',
  'encrypted-entry': 'encrypted-member',
};

/** Reads everything that is found in a file into the build. @throws BombError */
export async function readFile(source: ByteSource, context: ReadContext): Promise<FileFindings> {
  const findings: FileFindings = { dialect: null, unclaimed: [], skipped: [], hasSidecar: false };
  await readEntries(source, context, findings, '');
  // A page consists of other things; what an archive holds beside a recording may have been meant to be read.
  const others = findings.unclaimed.filter(({ reason }) => reason !== NO_RECORDING_IN_PAGE);
  if (others.length > 0 && context.build.events > 0) {
    context.build.tally.add('not-replay-data', 1, others.length);
  }
  return findings;
}

async function readEntries(
  source: ByteSource,
  context: ReadContext,
  findings: FileFindings,
  inside: string,
): Promise<void> {
  for await (const found of openEntries(source, context.ranges, context.passwords)) {
    await context.yieldToOthers();
    if (found.kind === 'skipped') {
      findings.skipped.push(found);
      context.build.tally.add(SKIP_HEALTH[found.code] ?? 'skipped-member', findings.skipped.length);
    } else {
      await readEntry(found, context, findings, { inside, fileName: source.name });
    }
  }
}

async function readEntry(
  entry: PlainEntry,
  context: ReadContext,
  findings: FileFindings,
  { inside, fileName }: { readonly inside: string; readonly fileName: string },
): Promise<void> {
  const place = inside + entry.path;
  const { head, format } = await recogniseEntry(entry, place === '' ? fileName : place);
  if (format) {
    await readRecords(entry, format, context, findings, { place, head });
  } else if (isHar(head) && inside === '') {
    await readHar(entry, context, findings);
  } else {
    await noteUnclaimed(entry, head, context, findings, place);
  }
}

async function noteUnclaimed(
  entry: PlainEntry,
  head: FileHead,
  context: ReadContext,
  findings: FileFindings,
  place: string,
): Promise<void> {
  if (!entry.wrappings.includes('html')) {
    const reason = (await isDamaged(entry, context))
      ? DAMAGED
      : explainRefusal(head, entry.wrappings.includes('csv'));
    findings.unclaimed.push({ path: place, reason });
  } else if (!findings.unclaimed.some(({ reason }) => reason === NO_RECORDING_IN_PAGE)) {
    findings.unclaimed.push({ path: '', reason: NO_RECORDING_IN_PAGE });
  }
}

/** Packed data that is damaged from its beginning looks empty, until it is read. */
async function isDamaged(entry: PlainEntry, context: ReadContext): Promise<boolean> {
  const mayBe = entry.wrappings.length > 0 && entry.head.length === 0;
  return mayBe && (await readChunks(entry, context, () => undefined)) !== undefined;
}

async function readRecords(
  entry: PlainEntry,
  format: Format,
  context: ReadContext,
  findings: FileFindings,
  { place, head }: { readonly place: string; readonly head: FileHead },
): Promise<void> {
  const build = context.build.openEntry(place, entry.wrappings);
  const reader = format.createReader(build, head);
  try {
    const damage = await readChunks(entry, context, async (chunk) => {
      reader.begin(chunk);
      while (!reader.readOn()) {
        await context.yieldToOthers();
      }
    });
    reader.end();
    if (damage) {
      noteDamage(build, damage);
    }
  } finally {
    await build.end();
  }
  if (format.isSidecar) {
    findings.hasSidecar = true;
  } else {
    findings.dialect ??= format.id;
  }
}

function noteDamage(build: EntryBuild, damage: DamagedArchiveError): void {
  if (!build.tally.has('truncated') && !build.tally.has('malformed')) {
    build.warn(damage.truncated ? 'truncated' : 'malformed', build.events + 1);
  }
}

async function readChunks(
  entry: PlainEntry,
  context: ReadContext,
  onChunk: (chunk: Uint8Array) => void | Promise<void>,
): Promise<DamagedArchiveError | undefined> {
  try {
    for await (const chunk of entry.chunks()) {
      await onChunk(chunk);
      await context.yieldToOthers();
    }
    return undefined;
  } catch (error) {
    if (error instanceof DamagedArchiveError) {
      return error;
    }
    throw error;
  }
}

/** The bodies of a HAR's requests and answers are files of their own. */
async function readHar(entry: PlainEntry, context: ReadContext, findings: FileFindings): Promise<void> {
  const bodies = new HarBodies();
  const inner: FileFindings = { dialect: null, unclaimed: [], skipped: [], hasSidecar: false };
  const withReplay = new Set<number>();
  const readAll = async (): Promise<void> => {
    for (const { entry: number, place, bytes } of bodies.take()) {
      const { events } = context.build;
      await readBody(memorySource(place, bytes), context, inner);
      if (context.build.events > events) {
        withReplay.add(number);
      }
    }
  };
  const damage = await readChunks(entry, context, async (chunk) => {
    bodies.push(chunk);
    await readAll();
  });
  bodies.end();
  if (damage || bodies.isDamaged) {
    context.build.tally.add(damage && !damage.truncated ? 'malformed' : 'truncated', bodies.count + 1);
  }
  if (withReplay.size > 0 && withReplay.size < bodies.count) {
    context.build.tally.add('not-replay-data', 1, bodies.count - withReplay.size);
  }
  findings.dialect ??= inner.dialect === null ? null : 'har';
  if (inner.dialect === null) {
    findings.unclaimed.push({ path: entry.path, reason: NO_REPLAY_IN_HAR });
  }
}

/** Most bodies are pages, pictures and scripts: what is no recording, or is damaged, is passed over. */
async function readBody(source: ByteSource, context: ReadContext, inner: FileFindings): Promise<void> {
  try {
    await readEntries(source, { ...context, ranges: undefined }, inner, `${source.name} `);
  } catch (error) {
    if (!(error instanceof BombError) && !(error instanceof DamagedArchiveError)) {
      throw error;
    }
    context.build.tally.add('skipped-member', 1);
  }
}

const DAMAGED =
  'This packed file is damaged from its beginning and cannot be unpacked. Copy or download it again.';
const NO_REPLAY_IN_HAR =
  'This is a HAR file (a browser’s network log), and no request or answer in it carries a session replay. Record it while the page with the replay is open, with contents included.';
