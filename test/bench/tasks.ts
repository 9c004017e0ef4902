import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { importFiles } from '../../electron/jobs/import-files.ts';
import { MEBIBYTE, type Milliseconds } from '../../shared/model/units.ts';

/** What is measured: our import, the peer, and what no import can be faster than. */
export type TaskName = 'import' | 'parse' | 'floor' | 'idle';

/** One task, prepared; `run` is what is timed. */
export interface Task {
  /** @returns when it was done, by `performance.now` */
  run(): Milliseconds | Promise<Milliseconds>;
}

/** Prepares a task. @param library an empty folder of the task's own */
export async function prepareTask(name: TaskName, file: string, library: string): Promise<Task> {
  switch (name) {
    case 'import':
      // The app has its library when a file is dropped.
      await importInto(library, []);
      return { run: () => importInto(library, [file]) };
    case 'parse':
      return { run: () => parse(file) };
    case 'floor':
      return { run: () => hash(file) };
    case 'idle':
      await importInto(library, []);
      return { run: () => performance.now() };
  }
}

function parse(file: string): Milliseconds {
  JSON.parse(readFileSync(file, 'utf8'));
  return performance.now();
}

/** @returns when its sessions could be played: what tidies the library up after that is not waited for */
async function importInto(library: string, files: readonly string[]): Promise<Milliseconds> {
  let playableAt = NaN;
  const { imports } = await importFiles(library, files, {
    signal: new AbortController().signal,
    onProgress: () => undefined,
    onReport: () => (playableAt = performance.now()),
  });
  if (imports.some(({ status }) => status !== 'imported')) {
    throw new Error(`the import failed: ${JSON.stringify(imports)}`);
  }
  return playableAt;
}

async function hash(file: string): Promise<Milliseconds> {
  const digest = createHash('sha256');
  const handle = await open(file);
  const buffer = new Uint8Array(MEBIBYTE);
  for (;;) {
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, null);
    if (bytesRead === 0) {
      await handle.close();
      digest.digest('hex');
      return performance.now();
    }
    digest.update(buffer.subarray(0, bytesRead));
  }
}
