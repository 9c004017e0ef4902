import { once } from 'node:events';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { importByCli, listByCli, runCli, startCli } from '../helpers/run-cli.ts';
import { makeTempFolder, writeFile } from '../helpers/temp-folder.ts';

const EVENTS = 40_000;

/**
 * A recording of some tens of MB: long enough to be killed at many points of its import. It hardly packs, so that what
 * is read waits in a file.
 */
const contents = Array.from({ length: EVENTS }, (_, at) => {
  const noise = Array.from({ length: 20 }, (__, part) =>
    createHash('sha256').update(`${at} ${part}`).digest('base64'),
  );
  const data = { source: 5, id: at, text: noise.join(''), isChecked: false };
  return JSON.stringify({ type: 3, timestamp: 1_700_000_000_000 + at, data });
}).join('\n');

function writeRecording(): string {
  return writeFile(makeTempFolder(), 'recording.jsonl', contents);
}

/** What an import left on the disk besides the library. */
function listLeftOvers(library: string): string[] {
  const incoming = path.join(library, 'incoming');
  return existsSync(incoming) ? readdirSync(incoming) : [];
}

/** How long an import takes that nobody kills; measured once. */
let whole: Promise<number> | undefined;

async function measureImport(): Promise<number> {
  const startedAt = performance.now();
  await importByCli(makeTempFolder(), writeRecording());
  return performance.now() - startedAt;
}

it.each([2, 10, 20, 30, 40, 50, 60, 70, 85, 100])(
  'leaves a library that opens, without half a session, when it is killed after %i % of the time that it takes',
  async (percent) => {
    const library = makeTempFolder();
    const file = writeRecording();
    const wholeMs = await (whole ??= measureImport());
    const child = startCli(['import', file, '--library', library, '--json']);
    const exited = once(child, 'exit');
    await Promise.race([sleep((wholeMs * percent) / 100), exited]);
    child.kill('SIGKILL');
    await exited;

    assertWhole(library);
    const again = await importByCli(library, file);
    expect(again.imports[0]?.sessions[0]?.events).toBe(EVENTS);
    expect(await listByCli(library)).toHaveLength(1);
    expect(listLeftOvers(library)).toEqual([]);
  },
);

it('stops on Ctrl+C without a trace', async () => {
  const library = makeTempFolder();
  const file = writeRecording();
  const child = startCli(['import', file, '--library', library, '--json']);
  await once(child.stderr!, 'data');
  child.kill('SIGINT');
  const [code] = (await once(child, 'exit')) as [number];
  expect(code).toBe(1);
  expect((await runCli('list', '--library', library, '--json')).stdout).toBe('{"sessions":[]}\n');
  expect(listLeftOvers(library)).toEqual([]);
});

/** The library is sound, and every session in it has all of its events. */
function assertWhole(library: string): void {
  if (!readdirSync(library).includes('library.sqlite')) {
    return;
  }
  const database = new Database(path.join(library, 'library.sqlite'));
  expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
  const tables = database.prepare(`SELECT count(*) FROM sqlite_schema WHERE name = 'chunks'`).pluck().get();
  if (tables === 1) {
    const counts = database
      .prepare(
        `SELECT sessions.events, (SELECT sum(chunks.events) FROM windows JOIN chunks USING (window_key)
           WHERE windows.session_key = sessions.session_key) AS stored FROM sessions`,
      )
      .all();
    expect(counts).toEqual(counts.map(() => ({ events: EVENTS, stored: EVENTS })));
  }
  database.close();
}
