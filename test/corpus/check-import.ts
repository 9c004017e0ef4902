import { copyFileSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { expect } from 'vitest';
import { buildSession } from '../../electron/import/building/build-session.ts';
import { finishImport } from '../../electron/import/building/finish-import.ts';
import { ImportBuild } from '../../electron/import/building/import-build.ts';
import { nodePlatform } from '../../electron/import/reading/node-platform.ts';
import { importFiles } from '../../electron/jobs/importing/import-files.ts';
import { playOrder } from '../../electron/jobs/importing/play-order.ts';
import { readFile } from '../../electron/jobs/importing/read-file.ts';
import { openForReading } from '../../electron/library/database/open.ts';
import { readSession } from '../../electron/library/sessions/sessions.ts';
import type { FileImport } from '../../shared/model/import-report.ts';
import { MemoryRunStore } from '../helpers/memory-run-store.ts';
import { tornSource } from '../helpers/read-entries.ts';
import { makeTempFolder, writeFile } from '../helpers/temp-folder.ts';
import { readNaively, type NaiveEvent } from './naive-reader.ts';

/** Small enough to cut every event, and every multi-byte character, somewhere. */
const TINY_CHUNK = 97;
/** Long files are torn so small at their beginning only. */
const TORN_TINY = 262_144;
const SMALL_CHUNK = 997;

/** Everything that must hold for a recording of a known dialect. @returns what its import told */
export async function checkImport(file: string): Promise<FileImport> {
  const library = makeTempFolder();
  const told = await importOne(library, file);
  expect(told.status).toBe('imported');
  expect(readBack(library, told)).toEqual(readNaively(file));

  const ids = idsOf(told);
  expect(idsOf(await importOne(makeTempFolder(), renamed(file)))).toEqual(ids);
  expect(idsOf(await importOne(makeTempFolder(), repacked(file)))).toEqual(ids);
  expect(await readInTinyChunks(file)).toEqual(ids);

  expect(await importOne(library, file)).toMatchObject({ status: 'duplicate', sessions: told.sessions });
  return told;
}

/** Imports one file. */
export async function importOne(library: string, file: string): Promise<FileImport> {
  const { signal } = new AbortController();
  const { imports } = await importFiles(library, [file], { signal, onProgress: () => undefined });
  const [first] = imports;
  if (!first) {
    throw new Error('no report');
  }
  return first;
}

function idsOf({ sessions }: FileImport): string[] {
  return sessions.map(({ id }) => id).sort();
}

function renamed(file: string): string {
  const copy = path.join(makeTempFolder(), 'unknown');
  copyFileSync(file, copy);
  return copy;
}

/** The same recording packed, or unpacked where it is packed already. */
function repacked(file: string): string {
  const contents = readFileSync(file);
  return writeFile(
    makeTempFolder(),
    'unknown',
    contents[0] === 0x1f ? gunzipSync(contents) : gzipSync(contents),
  );
}

async function readInTinyChunks(file: string): Promise<string[]> {
  const build = new ImportBuild(new MemoryRunStore(), nodePlatform);
  const yieldToOthers = (): Promise<void> => Promise.resolve();
  await readFile(
    tornSource(readFileSync(file), (at) => (at < TORN_TINY ? TINY_CHUNK : SMALL_CHUNK)),
    { build, ranges: undefined, yieldToOthers },
  );
  const ids: string[] = [];
  for (const parts of await finishImport(build, '/recordings/unknown')) {
    const { summary } = await buildSession(build.store, parts, () => build.nextWindowIndex());
    ids.push(summary.id);
  }
  return ids.sort();
}

/** The events of every session, the sessions in order of time. */
function readBack(folder: string, { sessions }: FileImport): NaiveEvent[][] {
  const library = openForReading(folder);
  const inOrder = [...sessions].sort((a, b) => a.startedAtMs - b.startedAtMs);
  const read = inOrder.map(({ id }) => {
    const details = readSession(library, id);
    return details ? Array.from(playOrder(library, details), toNaiveEvent) : [];
  });
  library.database.close();
  return read;
}

function toNaiveEvent(line: string): NaiveEvent {
  const { windowId, type, timestamp } = JSON.parse(line) as NaiveEvent;
  return { windowId, type, timestamp };
}
