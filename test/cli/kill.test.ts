import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { importByCli, listByCli, runCli, startCli } from '../helpers/run-cli.ts';
import { makeTempFolder, writeFile } from '../helpers/temp-folder.ts';

const EVENTS = 40_000;

/** A recording of some tens of MB: long enough to be killed at many points of its import. */
function writeRecording(): string {
  const text = 'lorem ipsum '.repeat(60);
  const lines = Array.from({ length: EVENTS }, (_, at) =>
    JSON.stringify({
      type: 3,
      timestamp: 1_700_000_000_000 + at,
      data: { source: 5, id: at, text, isChecked: false },
    }),
  );
  return writeFile(makeTempFolder(), 'recording.jsonl', lines.join('\n'));
}

it.each([30, 120, 250, 400, 550, 700, 850, 1000, 1200, 1400])(
  'leaves a library that opens, without half a session, when it is killed after %i ms',
  async (delay) => {
    const library = makeTempFolder();
    const file = writeRecording();
    const child = startCli(['import', file, '--library', library, '--json']);
    const exited = once(child, 'exit');
    await Promise.race([sleep(delay), exited]);
    child.kill('SIGKILL');
    await exited;

    assertWhole(library);
    const again = await importByCli(library, file);
    expect(again.imports[0]?.sessions[0]?.events).toBe(EVENTS);
    expect(await listByCli(library)).toHaveLength(1);
    expect(readdirSync(path.join(library, 'incoming'))).toEqual([]);
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
  expect(readdirSync(path.join(library, 'incoming'))).toEqual([]);
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
