import { once } from 'node:events';
import { copyFileSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { openForWriting } from '../../../../../electron/library/database/open.ts';
import { StoredPages } from '../../../../../electron/library/database/stored-pages.ts';
import { makeSchemaEndless } from '../../../../helpers/endless-table.ts';
import { makeLibrary } from '../../../../helpers/open-library.ts';
import { openRefusals } from '../../../../helpers/open-refusals.ts';
import { storeSession } from '../../../../helpers/store-session.ts';
import { makeTempFolder } from '../../../../helpers/temp-folder.ts';
import { writeLog } from '../../../../helpers/write-log.ts';

/** For a while, whoever reads the file finds it in the middle of a write. */
const WRITER = `
  const { openSync, writeSync } = require('node:fs');
  const { parentPort, workerData: { file, torn, sound } } = require('node:worker_threads');
  parentPort.postMessage('begins');
  const handle = openSync(file, 'r+');
  const startedAt = Date.now();
  while (Date.now() - startedAt < 300) {
    writeSync(handle, torn, 0, torn.length, 0);
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
  }
  writeSync(handle, sound, 0, sound.length, 0);`;

const fileIn = (folder: string, companion = ''): string => path.join(folder, `library.sqlite${companion}`);

function makeClosedLibrary(): string {
  const folder = makeTempFolder();
  openForWriting(folder).database.close();
  return folder;
}

/** What both ways of opening say. */
function expectRefused(folder: string, code: string, message: RegExp): void {
  for (const refusal of openRefusals(folder)) {
    expect(refusal).toMatchObject({ code, message: expect.stringMatching(message) as string });
  }
}

/** A library as it is while an import runs, or after that was killed. @returns the folder of the copy */
async function copyInUse(): Promise<string> {
  const library = makeLibrary();
  await storeSession(library);
  const copy = makeTempFolder();
  ['', '-wal'].forEach((companion) =>
    copyFileSync(fileIn(library.folder, companion), fileIn(copy, companion)),
  );
  return copy;
}

/** All pages, one after another. */
function readPages(folder: string): Buffer {
  const pages = new StoredPages(fileIn(folder));
  const read: Buffer[] = [];
  for (let page = pages.read(1); page; page = pages.read(read.length + 1)) {
    read.push(page);
  }
  pages.close();
  return Buffer.concat(read);
}

describe('a library whose list of tables has no end', () => {
  it('is refused at once', () => {
    const folder = makeClosedLibrary();
    makeSchemaEndless(folder);
    expectRefused(folder, 'library-damaged', /list of tables has no end/);
  });

  it('is refused at once where that stands in the log beside it', () => {
    const folder = makeClosedLibrary();
    const sound = readFileSync(fileIn(folder));
    const pages = makeSchemaEndless(folder);
    const { size } = statSync(fileIn(folder));
    writeFileSync(fileIn(folder), sound);
    writeLog(folder, pages, size / (pages.get(1)?.length ?? 0));
    expectRefused(folder, 'library-damaged', /list of tables has no end/);
  });

  it('is refused at once where a log would hide it that SQLite does not read', () => {
    const folder = makeClosedLibrary();
    const sound = readFileSync(fileIn(folder));
    const bytes = makeSchemaEndless(folder).get(1)?.length ?? 0;
    // A frame of page 0 ends the log, whatever comes behind it.
    const pages = [
      [0, Buffer.alloc(bytes)],
      [1, sound.subarray(0, bytes)],
    ] as const;
    writeLog(folder, new Map(pages), sound.length / bytes);
    expectRefused(folder, 'library-damaged', /list of tables has no end/);
  });

  it('is refused at once where a journal would bring that back', () => {
    const folder = makeClosedLibrary();
    const journal = Buffer.alloc(1024);
    journal.write('d9d505f920a163d7', 'hex');
    journal.writeUInt32BE(5, 16);
    writeFileSync(fileIn(folder, '-journal'), journal);
    expectRefused(
      folder,
      'library-tampered',
      /“library.sqlite-journal” .* would put other pages into the library/,
    );
  });
});

describe('a list of tables', () => {
  /** Lets somebody else work on a library, who may write into the list itself. */
  function change(folder: string, sql: string): void {
    const database = new Database(fileIn(folder));
    database.unsafeMode(true);
    database.pragma('writable_schema = ON');
    database.exec(sql);
    database.close();
  }

  it('is refused where it is larger than any of ours', () => {
    const folder = makeClosedLibrary();
    change(folder, `UPDATE sqlite_schema SET sql = sql || hex(zeroblob(10000000)) WHERE name = 'sessions'`);
    expectRefused(folder, 'library-damaged', /list of tables is too large/);
  });

  it('is refused where statistics would be read with it', () => {
    const folder = makeClosedLibrary();
    change(folder, 'ANALYZE');
    expectRefused(folder, 'library-tampered', /“sqlite_stat” is not ours/);
  });

  it('is refused where its making would take the square of its size', () => {
    const folder = makeClosedLibrary();
    change(folder, `UPDATE sqlite_schema SET sql = sql || hex(zeroblob(150000)) WHERE name = 'sessions'`);
    expectRefused(folder, 'library-damaged', /list of tables is too large/);
  });

  it.each(['UTF-16le', 'UTF-16be'])('is refused in %s, where its names would not be found', (encoding) => {
    const folder = makeTempFolder();
    const database = new Database(fileIn(folder));
    database.pragma(`encoding = '${encoding}'`);
    database.exec('CREATE TABLE sessions (id); INSERT INTO sessions VALUES (1); ANALYZE');
    database.close();
    expectRefused(folder, 'library-tampered', /Its texts are not in UTF-8/);
  });

  it('of a library that is in use is read with its log, as SQLite reads it', async () => {
    const folder = await copyInUse();
    expect(statSync(fileIn(folder, '-wal')).size).toBeGreaterThan(0);
    const found = readPages(folder);
    const database = new Database(fileIn(folder));
    expect(database.prepare('SELECT count(*) FROM sessions').pluck().get()).toBe(1);
    database.pragma('wal_checkpoint(TRUNCATE)');
    const stored = readFileSync(fileIn(folder));
    expect(found).toHaveLength(stored.length);
    expect(found.equals(stored)).toBe(true);
    database.close();
  });

  it('is read again where somebody writes meanwhile, until it holds', async () => {
    const folder = makeClosedLibrary();
    const sound = readFileSync(fileIn(folder));
    makeSchemaEndless(folder);
    const writer = new Worker(WRITER, {
      eval: true,
      workerData: { file: fileIn(folder), torn: readFileSync(fileIn(folder)), sound },
    });
    await once(writer, 'message');
    expect(openRefusals(folder)).toEqual([undefined, undefined]);
    await once(writer, 'exit');
  });

  // Windows would take the room.
  it.skipIf(process.platform === 'win32')(
    'is read without what is not written yet of a log, however much room it takes',
    async () => {
      const folder = await copyInUse();
      // Nothing is stored of that.
      truncateSync(fileIn(folder, '-wal'), 2 ** 43);
      expect(openRefusals(folder)).toEqual([undefined, undefined]);
    },
  );

  it('is read without the end of a log that broke off', async () => {
    const folder = await copyInUse();
    const log = readFileSync(fileIn(folder, '-wal'));
    log.fill(1, log.length - 100);
    writeFileSync(fileIn(folder, '-wal'), log);
    expect(openRefusals(folder)).toEqual([undefined, undefined]);
  });
});
