import { copyFileSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { expect } from 'vitest';
import { SessionBuilder } from '../../electron/import/session-builder.ts';
import { importFiles } from '../../electron/jobs/import-files.ts';
import { playOrder } from '../../electron/jobs/play-order.ts';
import { openForReading } from '../../electron/library/open.ts';
import { readSession } from '../../electron/library/sessions.ts';
import { createFileHead } from '../../shared/formats/file-head.ts';
import { HEAD_BYTES } from '../../shared/formats/limits.ts';
import { detectFormat } from '../../shared/formats/registry.ts';
import type { FileImport } from '../../shared/model/import-report.ts';
import { MemoryRunStore } from '../helpers/memory-run-store.ts';
import { makeTempFolder, writeFile } from '../helpers/temp-folder.ts';
import { readNaively, type NaiveEvent } from './naive-reader.ts';

/** Small enough to cut every event, and every multi-byte character, somewhere. */
const TINY_CHUNK = 97;

/** Everything that must hold for a recording of a known dialect. @returns what its import told */
export async function checkImport(file: string): Promise<FileImport> {
  const library = makeTempFolder();
  const told = await importOne(library, file);
  expect(told.status).toBe('imported');
  expect(readBack(library, told)).toEqual(readNaively(readFileSync(file)));

  const ids = told.sessions.map(({ id }) => id);
  expect(idsOf(await importOne(makeTempFolder(), renamed(file)))).toEqual(ids);
  expect(idsOf(await importOne(makeTempFolder(), repacked(file)))).toEqual(ids);
  expect(readInTinyChunks(file)).toEqual(ids);

  expect(await importOne(library, file)).toMatchObject({ status: 'duplicate', sessions: told.sessions });
  return told;
}

async function importOne(library: string, file: string): Promise<FileImport> {
  const { signal } = new AbortController();
  const { imports } = await importFiles(library, [file], { signal, onProgress: () => undefined });
  const [first] = imports;
  if (!first) {
    throw new Error('no report');
  }
  return first;
}

function idsOf({ sessions }: FileImport): string[] {
  return sessions.map(({ id }) => id);
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

function readInTinyChunks(file: string): string[] {
  const contents = readFileSync(file);
  const bytes = contents[0] === 0x1f ? gunzipSync(contents) : contents;
  const builder = new SessionBuilder(new MemoryRunStore(), (packed) => gunzipSync(packed));
  const reader = detectFormat(createFileHead('unknown', bytes.subarray(0, HEAD_BYTES)))?.createReader(
    builder,
  );
  for (let at = 0; at < bytes.length; at += TINY_CHUNK) {
    reader?.push(bytes.subarray(at, at + TINY_CHUNK));
  }
  reader?.end();
  return [builder.finish()].flatMap((session) => session?.summary.id ?? []);
}

function readBack(folder: string, { sessions }: FileImport): NaiveEvent[] {
  const library = openForReading(folder);
  const details = readSession(library, sessions[0]?.id ?? '');
  const lines = details ? Array.from(playOrder(library, details)) : [];
  library.database.close();
  return lines.map((line) => {
    const { windowId, type, timestamp } = JSON.parse(line) as NaiveEvent;
    return { windowId, type, timestamp };
  });
}
