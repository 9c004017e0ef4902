import { insertItems } from '../../electron/library/index/items.ts';
import { storeIndexPiece } from '../../electron/library/index/index-pieces.ts';
import type { WritableLibrary } from '../../electron/library/database/library.ts';
import { refreshSessionFacts } from '../../electron/library/sessions/session-facts.ts';
import { storeSessions, type PackedRuns } from '../../electron/library/sessions/store-sessions.ts';
import type { ImportWarning } from '../../shared/model/health.ts';
import type { ItemKind, ItemLevel, TimelineItem } from '../../shared/model/item.ts';
import type { ProductEvent } from '../../shared/model/session.ts';
import type { TimeSpan } from '../../shared/model/window-index.ts';
import { createItem, type FoundItem } from '../../shared/replay/items/found-item.ts';
import { START_MS } from './make-events.ts';
import { makeDraft, makeId } from './store-session.ts';

/** What a session of a library is made of; nothing else is in it. */
export interface ListedSession {
  readonly name: string;
  readonly startedAtMs?: number;
  readonly durationMs?: number;
  readonly events?: number;
  readonly person?: string | null;
  readonly firstUrl?: string | null;
  readonly browser?: string;
  readonly os?: string;
  readonly findings?: readonly ImportWarning[];
  /** One that has its name, unless given. */
  readonly file?: string;
  readonly dialect?: string;
  readonly productEvents?: readonly ProductEvent[];
  readonly replaces?: readonly string[];
  /** What the deep index found; without it the session is not indexed. */
  readonly items?: readonly FoundItem[];
  readonly active?: readonly TimeSpan[];
}

const DEFAULTS = {
  startedAtMs: START_MS,
  durationMs: 60_000,
  events: 2,
  file: null,
  dialect: 'rrweb-array',
  person: 'Ada',
  firstUrl: 'https://shop.example/',
  personJson: null,
  browser: null,
  os: null,
  findings: [],
  productEvents: [],
  replaces: [],
};

const NO_CHUNKS: PackedRuns = { rowsOf: () => [] };

/** Stores a session as an import and the deep index do, without its events. @returns its id */
export async function addSession(library: WritableLibrary, session: ListedSession): Promise<string> {
  const { name, startedAtMs, durationMs, events, file, dialect, ...told } = { ...DEFAULTS, ...session };
  const { person, firstUrl, browser, os, findings, productEvents, replaces } = told;
  const id = makeId(name);
  const span = { startedAtMs, endedAtMs: startedAtMs + durationMs, events };
  const draft = makeDraft(id, [{ type: 4, timestamp: startedAtMs, data: {} }]);
  const [window] = draft.windows;
  const source = {
    sha256: makeId(file ?? `${name}.json`),
    name: file ?? `${name}.json`,
    path: '/recordings',
    bytes: 100,
    dialect,
    isKept: false,
    warnings: [],
  };
  await storeSessions(
    library,
    NO_CHUNKS,
    [
      {
        ...draft,
        summary: { ...draft.summary, ...span, health: findings },
        windows: [{ ...window!, ...span }],
        ...{ person, firstUrl, browser, os, findings, productEvents, replaces },
      },
    ],
    source,
    () => Promise.resolve(),
  );
  if (session.items || session.active) {
    indexSession(library, id, session);
  }
  return id;
}

/** Stores what the deep index found of a session, as its jobs do. */
export function indexSession(
  library: WritableLibrary,
  id: string,
  { items = [], active = [] }: Pick<ListedSession, 'items' | 'active'>,
): void {
  const { sessionKey, windowKey } = library.database
    .prepare(
      'SELECT session_key AS sessionKey, window_key AS windowKey FROM sessions JOIN windows USING (session_key) WHERE id = ?',
    )
    .get(id) as { sessionKey: number; windowKey: number };
  const findingsJson = JSON.stringify({ active });
  library.database.transaction(() => {
    insertItems(library, sessionKey, items);
    storeIndexPiece(library, windowKey, {
      firstChunk: 0,
      nextChunk: 1,
      findingsJson,
      items: [],
      checkpoint: null,
    });
    refreshSessionFacts(library, sessionKey);
  })();
}

/** An item of which only the kind, and what a test says, matters. */
export function makeItem(
  kind: ItemKind,
  level: ItemLevel = 'info',
  facts: Partial<Pick<TimelineItem, 'status' | 'label' | 'facts'>> = {},
): FoundItem {
  return createItem(kind, START_MS, PLACE, facts.label ?? '', { level, ...facts });
}

const PLACE = { windowNumber: 1, chunk: 0, event: 0, part: 0 };
