import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { importFiles } from '../../electron/jobs/import-files.ts';
import { MEBIBYTE } from '../../shared/model/units.ts';

/** What is measured: our import, the peer, and what no import can be faster than. */
export type TaskName = 'import' | 'parse' | 'floor' | 'idle';

/** One task, prepared; `run` is what is timed. */
export interface Task {
  run(): unknown;
}

/** Prepares a task. @param library an empty folder of the task's own */
export async function prepareTask(name: TaskName, file: string, library: string): Promise<Task> {
  switch (name) {
    case 'import':
      // The app has its library when a file is dropped.
      await importInto(library, []);
      return { run: () => importInto(library, [file]) };
    case 'parse':
      return { run: () => JSON.parse(readFileSync(file, 'utf8')) as unknown };
    case 'floor':
      return { run: () => hash(file) };
    case 'idle':
      await importInto(library, []);
      return { run: () => undefined };
  }
}

async function importInto(library: string, files: readonly string[]): Promise<void> {
  const { signal } = new AbortController();
  const { imports } = await importFiles(library, files, { signal, onProgress: () => undefined });
  if (imports.some(({ status }) => status !== 'imported')) {
    throw new Error(`the import failed: ${JSON.stringify(imports)}`);
  }
}

async function hash(file: string): Promise<string> {
  const digest = createHash('sha256');
  const handle = await open(file);
  const buffer = new Uint8Array(MEBIBYTE);
  for (;;) {
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, null);
    if (bytesRead === 0) {
      await handle.close();
      return digest.digest('hex');
    }
    digest.update(buffer.subarray(0, bytesRead));
  }
}
