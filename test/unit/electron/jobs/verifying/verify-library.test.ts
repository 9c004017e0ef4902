import { spawnSync } from 'node:child_process';
import { appendFileSync, rmSync, truncateSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { verifyLibrary, type Verification } from '../../../../../electron/jobs/verifying/verify-library.ts';
import { hashChunk } from '../../../../../electron/library/database/hash-chunk.ts';
import type { WritableLibrary } from '../../../../../electron/library/database/library.ts';
import { readCustodyHead } from '../../../../../electron/library/custody/read-custody.ts';
import { openForWriting } from '../../../../../electron/library/database/open.ts';
import { originalPath } from '../../../../../electron/library/sessions/originals.ts';
import { makeTableEndless } from '../../../../helpers/endless-table.ts';
import { importInto } from '../../../../helpers/import-into.ts';
import { makeEvents, START_MS, toJsonl } from '../../../../helpers/make-events.ts';
import { makeLibrary } from '../../../../helpers/open-library.ts';
import { storeSession } from '../../../../helpers/store-session.ts';
import { makeTempFolder, writeFile } from '../../../../helpers/temp-folder.ts';

interface Imported {
  readonly library: WritableLibrary;
  readonly file: string;
  readonly id: string;
}

/** A library with one session of several chunks, in two windows. */
async function makeImported(keepsOriginals = false): Promise<Imported> {
  const library = makeLibrary();
  const lines = [
    ...makeEvents(6000).map((event) => ({ ...event, windowId: 'first' })),
    ...makeEvents(5, START_MS + 5).map((event) => ({ ...event, windowId: 'second' })),
  ];
  const file = writeFile(makeTempFolder(), 'recording.jsonl', toJsonl(lines));
  const { sessions } = await importInto(library, file, { keepsOriginals });
  return { library, file, id: sessions[0]!.id };
}

function verify(library: WritableLibrary): Promise<Verification> {
  return verifyLibrary(library, () => undefined);
}

describe('verifyLibrary', () => {
  it('finds nothing in a library as it was written, and tells what it looked at', async () => {
    const { library, file, id } = await makeImported();
    const steps: string[] = [];
    expect(await verifyLibrary(library, (step) => steps.push(step))).toEqual({
      ok: true,
      sources: [expect.objectContaining({ path: file, isKept: false, status: 'ok' })],
      sessions: [{ id, chunks: 10, events: 6009, status: 'ok', differences: [] }],
      differences: [],
      notIndexed: [],
      custody: { entries: 1, head: readCustodyHead(library), broken: null },
    });
    expect(steps).toEqual(['the database', 'source recording.jsonl', `session ${id}`, 'the custody log']);
  });

  it('tells of a table without end, and does not go through it', async () => {
    const folder = makeTempFolder();
    const made = openForWriting(folder);
    await storeSession(made);
    made.database.close();
    makeTableEndless(folder, 'chunks');
    const { ok, differences } = await verify(makeLibrary(folder));
    expect(ok).toBe(false);
    expect(differences[0]).toContain('The database is damaged: *** in database main');
  });

  it.skipIf(process.platform === 'win32')('waits for no pipe or device that a library names', async () => {
    const { library } = await makeImported();
    const pipe = writeFile(makeTempFolder(), 'pipe', '');
    rmSync(pipe);
    spawnSync('mkfifo', [pipe]);
    for (const place of [pipe, '/dev/zero', '/dev/null']) {
      library.database.prepare('UPDATE main.sources SET path = ?, bytes = 0').run(place);
      const { sources, differences } = await verify(library);
      expect(sources[0]?.status).toBe('changed');
      expect(differences[0]).toContain('it is no file');
    }
  });

  it('names the first broken entry of the custody log', async () => {
    const { library } = await makeImported();
    const { database } = library;
    database.exec(`DROP TRIGGER main.custody_never_change; UPDATE main.custody SET host = 'another'`);
    const { ok, differences, custody } = await verify(library);
    expect([ok, custody.broken?.number]).toEqual([false, 1]);
    expect(differences).toEqual([
      'The custody log is broken at its entry 1: its hash is not that of its contents.',
    ]);
  });

  it('finds nothing in an empty library', async () => {
    const custody = { entries: 0, head: null, broken: null };
    const nothing = { sources: [], sessions: [], differences: [], notIndexed: [], custody };
    expect(await verify(makeLibrary())).toEqual({ ok: true, ...nothing });
  });

  it('knows sessions that the first version stored, by the ids it gave', async () => {
    const { library } = await makeImported();
    library.database.exec(`DELETE FROM main.windows WHERE number = 2;
      UPDATE main.windows SET recorded_id = '';
      UPDATE main.sessions SET source_id = NULL, events = 6002, ended_at_ms = (SELECT ended_at_ms FROM windows),
        events_by_type_json = '{"2":1,"3":6000,"4":1}'`);
    const events = createHash('sha256')
      .update(toJsonl(makeEvents(6000)))
      .digest('hex');
    const id = createHash('sha256')
      .update(JSON.stringify(['airgap-replay session 1', null]) + JSON.stringify(['', events]))
      .digest('hex');
    expect((await verify(library)).differences).toEqual([expect.stringContaining('its id is not that of')]);
    library.database.prepare('UPDATE main.sessions SET id = ?').run(id);
    expect((await verify(library)).differences).toEqual([]);
  });
});

describe('a source', () => {
  it('that was kept is compared with its name', async () => {
    const { library, file } = await makeImported(true);
    appendFileSync(file, 'the referenced file does not matter then');
    expect(await verify(library)).toMatchObject({ ok: true, sources: [{ isKept: true, status: 'ok' }] });
  });

  it('that was kept and is shorter now is a difference', async () => {
    const { library } = await makeImported(true);
    const { sources } = await verify(library);
    truncateSync(originalPath(library, sources[0]!.sha256), 100);
    const verification = await verify(library);
    expect(verification).toMatchObject({ ok: false, sources: [{ status: 'changed' }] });
    expect(verification.differences).toEqual([
      expect.stringMatching(/kept copy of “recording.jsonl” .* is not what was imported: 100 bytes instead/),
    ]);
  });

  it('that should be kept and is gone is a difference', async () => {
    const { library } = await makeImported(true);
    const { sources } = await verify(library);
    rmSync(originalPath(library, sources[0]!.sha256));
    const verification = await verify(library);
    expect(verification).toMatchObject({ ok: false, sources: [{ status: 'missing' }] });
    expect(verification.differences).toEqual([expect.stringContaining('cannot be read')]);
  });

  it('that is referenced and has other bytes of the same length is a difference', async () => {
    const { library, file } = await makeImported();
    writeFile(file.replace(/[^/\\]+$/, ''), 'recording.jsonl', ' '.repeat((await sizeOf(library))!));
    const verification = await verify(library);
    expect(verification).toMatchObject({ ok: false, sources: [{ status: 'changed' }] });
    expect(verification.differences).toEqual([expect.stringMatching(/its SHA-256 is now [0-9a-f]{64}\.$/)]);
  });

  it('that is referenced and no longer there is told, and no difference', async () => {
    const { library, file } = await makeImported();
    rmSync(file);
    expect(await verify(library)).toMatchObject({ ok: true, sources: [{ status: 'absent' }] });
  });
});

async function sizeOf(library: WritableLibrary): Promise<number | undefined> {
  return (await verify(library)).sources[0]?.bytes;
}

describe('a session', () => {
  it.each<[string, string, RegExp]>([
    [
      'a byte of a chunk was flipped',
      `UPDATE main.chunks SET events_zstd = CAST(substr(events_zstd, 1, 40) || x'00' || substr(events_zstd, 42) AS BLOB)
       WHERE number = 1`,
      /window 1: the bytes of chunk 2 are not those that were stored/,
    ],
    [
      'an ordinal was changed',
      `UPDATE main.chunks SET ordinals = CAST(x'07000000' || substr(ordinals, 5) AS BLOB) WHERE number = 1`,
      /window 1: the bytes of chunk 2/,
    ],
    ['a chunk is gone', 'DELETE FROM main.chunks WHERE number = 1', /window 1: chunk 2 is missing/],
    [
      'the last chunk is gone',
      'DELETE FROM main.chunks WHERE number = 7',
      /window 1: holds 7 chunks, its row says 8/,
    ],
    [
      'a chunk lacks its hash',
      'UPDATE main.chunks SET sha256 = NULL WHERE number = 2',
      /window 1: the bytes of chunk 3/,
    ],
    [
      'a chunk’s time was moved',
      'UPDATE main.chunks SET first_ms = 1 WHERE number = 1',
      /the times of chunk 2/,
    ],
    [
      'a chunk’s count was changed',
      'UPDATE main.chunks SET events = 1 WHERE number = 1',
      /chunk 2 holds 1000 events/,
    ],
    ['a window is gone', 'DELETE FROM main.windows WHERE number = 2', /its id is not that of its contents/],
    [
      'windows changed places',
      'UPDATE main.windows SET number = 3 - number + 10',
      /not numbered in the order/,
    ],
    [
      'a window was renamed',
      `UPDATE main.windows SET recorded_id = 'x' WHERE number = 1`,
      /its id is not that of/,
    ],
    [
      'a window’s end was moved',
      'UPDATE main.windows SET ended_at_ms = 1 WHERE number = 1',
      /window 1: its start or end/,
    ],
    [
      'its start was moved',
      'UPDATE main.sessions SET started_at_ms = 1',
      /its start or end is not that of its windows/,
    ],
    ['its count was changed', 'UPDATE main.sessions SET events = 1', /it holds 6009 events, its row says 1/],
    [
      'its counts by type were changed',
      `UPDATE main.sessions SET events_by_type_json = '{}'`,
      /counts of events by type/,
    ],
    [
      'its recorded id was changed',
      `UPDATE main.sessions SET source_id = 'other'`,
      /its id is not that of its contents/,
    ],
    ['its file was forgotten', 'DELETE FROM main.sources', /it names no file that it came from/],
  ])('is named when %s', async (_what, sql, difference) => {
    const { library, id } = await makeImported();
    library.database.exec(sql);
    const verification = await verify(library);
    expect(verification).toMatchObject({ ok: false, sessions: [{ id, status: 'changed' }] });
    expect(verification.sessions[0]?.differences).toEqual(
      expect.arrayContaining([expect.stringMatching(difference)]),
    );
    expect(verification.differences.every((sentence) => sentence.startsWith(`Session ${id}: `))).toBe(true);
  });

  it('whose events were replaced, hashes and all, is told by its id', async () => {
    const { library } = await makeImported();
    library.database.function('hash', { deterministic: true }, (events: unknown, ordinals: unknown) =>
      hashChunk(events as Uint8Array, ordinals as Uint8Array),
    );
    library.database.exec(`UPDATE main.chunks SET sha256 = hash(events_zstd, ordinals),
      events_zstd = (SELECT events_zstd FROM chunks AS other WHERE other.number = 2) WHERE number = 1`);
    const verification = await verify(library);
    expect(verification.sessions[0]?.differences.at(-1)).toMatch(/its id is not that of its contents/);
  });

  it('that belongs to nothing is told as damage of the database', async () => {
    const { library } = await makeImported();
    library.database.exec('PRAGMA foreign_keys = OFF; DELETE FROM main.sessions');
    const { ok, differences } = await verify(library);
    expect([ok, differences.length > 0]).toEqual([false, true]);
    expect(differences[0]).toMatch(/a row of “\w+” belongs to no row of “sessions”/);
  });
});
