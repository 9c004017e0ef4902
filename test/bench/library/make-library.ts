import { packChunk } from '../../../electron/library/events/chunk-codec.ts';
import { storeIndexPiece } from '../../../electron/library/index/index-pieces.ts';
import { markSessions } from '../../../electron/library/sessions/marks.ts';
import type { WritableLibrary } from '../../../electron/library/database/library.ts';
import { openForWriting } from '../../../electron/library/database/open.ts';
import type { RunRow } from '../../../electron/library/packing/run-rows.ts';
import { storeSessions, type SessionDraft } from '../../../electron/library/sessions/store-sessions.ts';
import type { EpochMilliseconds } from '../../../shared/model/units.ts';
import { makeFullSnapshot, makeMeta } from '../../helpers/make-events.ts';
import { seededRandom, type SeededRandom } from '../../helpers/seeded-random.ts';
import { makeId } from '../../helpers/store-session.ts';
import { makeItems } from './make-items.ts';

/** How many sessions are in one file, as in an export of a day. */
const SESSIONS_PER_FILE = 20;
const YEAR = 365 * 86_400_000;
const LAST_MS: EpochMilliseconds = Date.UTC(2026, 10, 25);
const BROWSERS = ['Chrome', 'Chrome', 'Chrome', 'Firefox', 'Safari', 'Mobile Safari', 'Edge'];
const SYSTEMS = ['Windows', 'Mac OS X', 'Linux', 'iOS', 'Android'];
const DIALECTS = ['posthog-export-2023-04-28', 'rrweb-array', 'sentry-segments', 'posthog-lts-2022'];
const TAGS = ['checkout', 'refund', 'slow', 'to do', 'done', 'escalated'];

/** Fills a folder with a library of many small sessions, the same in every run: it is its rows that count. */
export async function makeLargeLibrary(folder: string, sessions: number, itemsEach: number): Promise<void> {
  const library = openForWriting(folder);
  const random = seededRandom(7);
  for (let first = 0; first < sessions; first += SESSIONS_PER_FILE) {
    const count = Math.min(SESSIONS_PER_FILE, sessions - first);
    const drafts = Array.from({ length: count }, (_, at) => makeDraft(first + at, random));
    await storeFile(library, first / SESSIONS_PER_FILE, drafts, random);
    library.database.transaction(() => drafts.forEach((draft) => index(library, draft, itemsEach, random)))();
  }
  library.database.close();
}

function makeDraft(number: number, random: SeededRandom): SessionDraft {
  const startedAtMs = LAST_MS - random.int(YEAR);
  const durationMs = 1000 * random.pick([4, 30, 90, 400, 1200, 5000]) + random.int(20_000);
  const span = { startedAtMs, endedAtMs: startedAtMs + durationMs, events: 2 + random.int(100_000) };
  const findings = random.pick([
    [],
    [],
    [],
    [{ code: 'gap', count: 1, firstAt: 1 }],
    [{ code: 'truncated', count: 1, firstAt: 9 }],
  ] as const);
  return {
    summary: {
      id: makeId(`session ${number}`),
      sourceId: `s${number}`,
      windows: 1,
      eventsByType: {},
      health: findings,
      ...span,
    },
    findings,
    partKey: null,
    person: number % 9 === 0 ? null : `person-${random.int(1 + random.int(900))}@example.com`,
    personJson: null,
    browser: random.pick(BROWSERS),
    os: random.pick(SYSTEMS),
    firstUrl: `https://${random.pick(['shop', 'app', 'help'])}.example/page-${random.int(40)}`,
    ordinals: 2,
    productEvents: [],
    windows: [
      {
        number: 1,
        recordedId: `w${number}`,
        fullSnapshots: 1,
        chunks: 1,
        scratchWindow: number,
        scratchRun: 0,
        ...span,
      },
    ],
    replaces: [],
  };
}

async function storeFile(
  library: WritableLibrary,
  number: number,
  drafts: readonly SessionDraft[],
  random: SeededRandom,
): Promise<void> {
  const source = {
    sha256: makeId(`file ${number}`),
    name: `export-${number}.json`,
    path: `/exports/export-${number}.json`,
    bytes: 1000,
    dialect: random.pick(DIALECTS),
    isKept: false,
    warnings: [],
  };
  const starts = new Map(
    drafts.map(({ summary, windows }) => [windows[0]?.scratchWindow, summary.startedAtMs]),
  );
  const rows = { rowsOf: (window: number) => [makeChunk(starts.get(window) ?? 0)] };
  await storeSessions(library, rows, drafts, source, () => Promise.resolve());
}

function makeChunk(startedAtMs: EpochMilliseconds): RunRow {
  const events = [makeMeta(startedAtMs), makeFullSnapshot(startedAtMs)];
  const packed = packChunk(new TextEncoder().encode(JSON.stringify(events)), [1, 2]);
  const span = { firstMs: startedAtMs, lastMs: startedAtMs, events: 2, startsWithFullSnapshot: 1 } as const;
  return { ...packed, ...span, key: 1, window: 0, run: 0 };
}

function index(
  library: WritableLibrary,
  { summary }: SessionDraft,
  count: number,
  random: SeededRandom,
): void {
  const { id, startedAtMs, endedAtMs } = summary;
  const windowKey = library.database
    .prepare<[string], number>(
      'SELECT window_key FROM windows JOIN sessions USING (session_key) WHERE id = ?',
    )
    .pluck()
    .get(id) as number;
  const active = [{ fromMs: startedAtMs, toMs: startedAtMs + random.int(endedAtMs - startedAtMs) }];
  storeIndexPiece(library, windowKey, {
    firstChunk: 0,
    nextChunk: 1,
    findingsJson: JSON.stringify({ urls: [], active, missing: { assets: [], unlisted: 0, neutralised: {} } }),
    items: makeItems(count, summary, random),
    checkpoint: null,
  });
  if (random.int(3) === 0) {
    markSessions(library, [id], { kind: 'watched', on: true });
  }
  if (random.int(20) === 0) {
    markSessions(library, [id], { kind: 'star', on: true });
  }
  if (random.int(8) === 0) {
    markSessions(library, [id], { kind: 'tag', name: random.pick(TAGS), on: true });
  }
}
