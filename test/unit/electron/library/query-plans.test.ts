import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readCheckpoint } from '../../../../electron/library/checkpoints.ts';
import { readChunks } from '../../../../electron/library/chunks.ts';
import { readFindings } from '../../../../electron/library/index-pieces.ts';
import type { ReadableLibrary } from '../../../../electron/library/open.ts';
import { readPreview } from '../../../../electron/library/previews.ts';
import {
  hasSession,
  listSessions,
  listSessionsOfSource,
  readSession,
  removeSession,
} from '../../../../electron/library/sessions.ts';
import { findStretch } from '../../../../electron/library/stretches.ts';
import type { WritableLibrary } from '../../../../electron/library/open.ts';
import { makeLibrary } from '../../../helpers/open-library.ts';
import { makeId, storeSession } from '../../../helpers/store-session.ts';

/** The steps of every statement that `work` runs, as SQLite plans them. */
async function plan(work: (library: WritableLibrary) => unknown): Promise<string[]> {
  const { folder } = makeLibrary();
  await storeSession(makeLibrary(folder));
  const statements: string[] = [];
  const file = path.join(folder, 'library.sqlite');
  const database = new Database(file, { verbose: (sql) => statements.push(String(sql)) });
  onTestFinished(() => void database.close());
  work({ folder, database } satisfies ReadableLibrary as WritableLibrary);
  const queries = statements.filter((sql) => /^\s*(SELECT|DELETE|INSERT|UPDATE)/.test(sql));
  return queries.flatMap((sql) =>
    database
      .prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
      .all()
      .map(({ detail }) => detail),
  );
}

const scansOf = (steps: readonly string[]): string[] =>
  steps.filter((step) => /^SCAN (?!CONSTANT)/.test(step));
const id = makeId('a');

describe('hot queries', () => {
  it.each<[string, (library: WritableLibrary) => unknown]>([
    ['reading chunks', (library) => readChunks(library, { sessionId: id, windowNumber: 1, fromChunk: 0 }, 1)],
    ['finding a stretch', (library) => findStretch(library, { sessionId: id, windowNumber: 1, atMs: 5 })],
    [
      'reading a checkpoint',
      (library) => readCheckpoint(library, { sessionId: id, windowNumber: 1, chunk: 1 }),
    ],
    ['reading what the deep index found', (library) => readFindings(library, id, 1)],
    ['reading a preview', (library) => readPreview(library, { sessionId: id, windowNumber: 1, atMs: 5 })],
    ['reading a session', (library) => readSession(library, id)],
    ['looking for a session', (library) => hasSession(library, id)],
    ['finding the sessions of a file', (library) => listSessionsOfSource(library, makeId('file'))],
  ])('use indexes only: %s', async (_, work) => {
    const steps = await plan(work);
    expect(steps.length).toBeGreaterThan(0);
    expect(scansOf(steps)).toEqual([]);
  });

  it('list sessions by the index of their start, and look everything else up', async () => {
    const steps = await plan(listSessions);
    expect([scansOf(steps), steps.filter((step) => /TEMP B-TREE FOR ORDER BY/.test(step))]).toEqual([
      ['SCAN sessions USING INDEX sessions_by_start'],
      [],
    ]);
  });

  it('never scan chunks when a session is removed', async () => {
    const steps = await plan((library) => removeSession(library, id));
    expect(steps.filter((step) => /SCAN (chunks|windows)/.test(step))).toEqual([]);
  });
});
