import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { HealthCode } from '../../shared/model/health.ts';
import type { FileImport } from '../../shared/model/import-report.ts';
import { makeTempFolder } from '../helpers/temp-folder.ts';
import { importOne } from './check-import.ts';
import { readRaw } from './raw-contents.ts';

const shared = path.resolve(import.meta.dirname, '../../../shared');
const folders = ['fixtures', 'cases'].map((folder) => path.join(shared, folder));
const hasShared = folders.every((folder) => existsSync(folder));
if (!hasShared) {
  console.warn(`SKIPPED: the corpus of real recordings and cases is not here (${shared}).`);
}

/** Files whose contents are not read by plain means, and why. */
const NOT_READ: ReadonlyMap<string, string> = new Map([
  [
    'fixtures/derived-forms/capture.legacy-2021-chunked-gzip-base64-utf16.json',
    'one event is cut into pieces, each base64 of gzip of UTF-16: naive-reader.ts compares it',
  ],
]);

/** Lists that say nothing beyond what is read: the times of the events beside them. */
const DERIVED: readonly string[] = ['segments'];

/** Events that are not in the file: a mobile screenshot without a page before it gets one. */
const MADE: ReadonlyMap<string, number> = new Map([
  ['fixtures/posthog-mobile/01-transform-can-process-screenshot-mutation.json', 1],
]);

/** Codes of events that are not stored, each counted once for an event. */
const LEFT_OUT: readonly HealthCode[] = [
  'undecodable-event',
  'duplicate-events',
  'too-many-windows',
  'oversized-event',
];

function listFiles(): string[] {
  const found = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => path.join(folder, file)),
  );
  return found.filter((file) => statSync(file).isFile()).map((file) => path.relative(shared, file));
}

/** How often something was counted, in the file or in its sessions: both tell of what was read, sessions alone of duplicates. */
function counted({ warnings, sessions }: FileImport, code: HealthCode): number {
  const inSessions = sessions.flatMap(({ health }) => health).filter((finding) => finding.code === code);
  const inFile = warnings.find((warning) => warning.code === code)?.count ?? 0;
  return Math.max(
    inFile,
    inSessions.reduce((sum, { count }) => sum + count, 0),
  );
}

function sumOf(told: FileImport, codes: readonly HealthCode[]): number {
  return codes.reduce((sum, code) => sum + counted(told, code), 0);
}

describe.skipIf(!hasShared)('nothing is dropped silently', () => {
  const files = hasShared ? listFiles() : [];

  it.each(files)('%s', async (file) => {
    const told = await importOne(makeTempFolder(), path.join(shared, file));
    if (told.status === 'refused') {
      expect(told.reason).toMatch(/^[A-Z“].{20,}\.$/s);
      return;
    }
    if (NOT_READ.has(file)) {
      return;
    }
    const raw = readRaw(path.join(shared, file));
    const stored = told.sessions.reduce((sum, { events }) => sum + events, 0);
    expect({
      events: stored + sumOf(told, LEFT_OUT),
      lists: counted(told, 'unread-data'),
      others: sumOf(told, ['not-an-event', 'not-replay-data']),
    }).toEqual({
      events: (raw?.events ?? 0) + (MADE.get(file) ?? 0),
      lists: raw?.lists.filter((place) => !DERIVED.includes(place)).length,
      others: raw?.others,
    });
  });

  it('names no file that is not there', () => {
    expect([...NOT_READ.keys(), ...MADE.keys()].filter((file) => !files.includes(file))).toEqual([]);
  });
});
