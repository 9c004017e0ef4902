import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import { importFiles } from '../../electron/jobs/importing/import-files.ts';
import type { FromWorker, ToWorker } from '../../electron/jobs/importing/import-messages.ts';
import type { ImportReport } from '../../shared/model/import-report.ts';
import { NO_POLICY } from '../../shared/policy.ts';
import { MEBIBYTE, type Milliseconds } from '../../shared/model/units.ts';

/**
 * What is measured: our import as the app does it, by an importer that waits; as the CLI does it, in a process that
 * has just started; the peer; and what no import can be faster than.
 */
export type TaskName = 'import' | 'coldImport' | 'parse' | 'floor' | 'idle';

/** One task, prepared; `run` is what is timed. */
export interface Task {
  /** @returns when it was done, by `performance.now` */
  run(): Milliseconds | Promise<Milliseconds>;
}

/** Prepares a task. @param library an empty folder of the task's own */
export async function prepareTask(name: TaskName, file: string, library: string): Promise<Task> {
  switch (name) {
    case 'import': {
      const importer = await waitingImporter(library);
      return { run: () => importInto(importer, library, file) };
    }
    case 'coldImport':
      await importColdly(library, []);
      return { run: () => importColdly(library, [file]) };
    case 'parse':
      return { run: () => parse(file) };
    case 'floor':
      return { run: () => hash(file) };
    case 'idle':
      await waitingImporter(library);
      return { run: () => performance.now() };
  }
}

function parse(file: string): Milliseconds {
  JSON.parse(readFileSync(file, 'utf8'));
  return performance.now();
}

/** The app has its library when a file is dropped, and an importer that waits for it. */
async function waitingImporter(library: string): Promise<Worker> {
  await importColdly(library, []);
  const importer = new Worker(new URL('import-worker.js', import.meta.url));
  importer.postMessage({ kind: 'warmUp' } satisfies ToWorker);
  await next(importer, 'warm');
  importer.unref();
  return importer;
}

/** @returns when its sessions could be played: what tidies the library up after that is not waited for */
async function importInto(importer: Worker, folder: string, file: string): Promise<Milliseconds> {
  importer.ref();
  importer.postMessage({
    kind: 'start',
    library: { folder },
    files: [file],
    passwords: [],
    policy: NO_POLICY,
  } satisfies ToWorker);
  const { report } = await next(importer, 'finished');
  const playableAt = performance.now();
  assertImported(report);
  return playableAt;
}

async function importColdly(folder: string, files: readonly string[]): Promise<Milliseconds> {
  let playableAt = NaN;
  const report = await importFiles(folder, files, {
    signal: new AbortController().signal,
    onProgress: () => undefined,
    onReport: () => (playableAt = performance.now()),
  });
  assertImported(report);
  return playableAt;
}

function assertImported(report: ImportReport): void {
  if (report.imports.some(({ status }) => status !== 'imported')) {
    throw new Error(`the import failed: ${JSON.stringify(report)}`);
  }
}

/** The next message of a kind. @throws when the worker tells of a failure, or ends */
function next<Kind extends FromWorker['kind']>(
  worker: Worker,
  kind: Kind,
): Promise<Extract<FromWorker, { kind: Kind }>> {
  return new Promise((resolve, reject) => {
    worker.on('message', (message: FromWorker) => {
      if (message.kind === kind) {
        resolve(message as Extract<FromWorker, { kind: Kind }>);
      } else if (message.kind === 'failed') {
        reject(new Error(message.message));
      }
    });
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('the importer ended')));
  });
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
