import { spawnSync } from 'node:child_process';
import { createServer } from 'node:net';
import {
  chmodSync,
  chownSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openForApp } from '../../../../electron/library/database/open-for-app.ts';
import { openForReading, openForWriting } from '../../../../electron/library/database/open.ts';
import { importFiles } from '../../../../electron/jobs/importing/import-files.ts';
import type { FileImport } from '../../../../shared/model/import-report.ts';
import { makeEvents, toJsonl } from '../../../helpers/make-events.ts';
import { verifyLibrary } from '../../../../electron/jobs/verifying/verify-library.ts';
import { listSessions, removeSessions } from '../../../../electron/library/sessions/sessions.ts';
import { openRefusals } from '../../../helpers/open-refusals.ts';
import { makeId, storeSession } from '../../../helpers/store-session.ts';
import { makeTempFolder, writeFile } from '../../../helpers/temp-folder.ts';

const THESIS = 'years of work';
const UUID = '6f1e7d52-0a33-4a5e-9c4e-0123456789ab';
const NAMES = [
  'library.sqlite',
  'library.sqlite-journal',
  'library.sqlite-wal',
  'library.sqlite-shm',
  'app.lock',
  'app.lock-journal',
  'in-use.json',
  'incoming',
  'originals',
];

interface Place {
  /** A library with a session in it. */
  readonly folder: string;
  /** A folder beside it, with the user's work in it. */
  readonly beside: string;
}

async function makePlace(): Promise<Place> {
  const root = makeTempFolder();
  const [folder, beside] = [path.join(root, 'library'), path.join(root, 'beside')];
  const library = openForWriting(folder, 0);
  await storeSession(library);
  library.database.close();
  writeFile(beside, 'thesis.docx', THESIS);
  writeFile(beside, `${UUID}.sqlite`, THESIS);
  writeFile(beside, `${UUID}.original`, THESIS);
  writeFile(beside, makeId('file'), THESIS);
  return { folder, beside };
}

/** What lies beside the library, by name. */
function readBeside({ beside }: Place): Record<string, string> {
  return Object.fromEntries(
    readdirSync(beside).map((name) => [name, readFileSync(path.join(beside, name), 'utf8')]),
  );
}

/** Opens a library in every way there is; what it says is of no interest, only that it ends. */
function openInEveryWay(folder: string): void {
  for (const open of [openForWriting, openForReading]) {
    try {
      const library = open(folder);
      removeSessions(library as never, [makeId('a')]);
      library.database.close();
    } catch {
      // Told as a LibraryError, or as a database that may only be read.
    }
  }
  try {
    openForApp(folder, 0).close();
  } catch {
    // The same.
  }
}

describe('a stranger’s library with a link in it', () => {
  it.each(NAMES)('leads nowhere, and is told of: %s', async (name) => {
    const place = await makePlace();
    const before = readBeside(place);
    const target = path.join(place.folder, name);
    const isFolder = ['incoming', 'originals'].includes(name);
    if (existsSync(target)) {
      rmSync(path.join(place.beside, 'moved'), { force: true });
      renameSync(target, path.join(place.beside, 'moved'));
      before['moved'] = readFileSync(path.join(place.beside, 'moved'), 'utf8');
    }
    symlinkSync(
      isFolder ? place.beside : path.join(place.beside, name === 'library.sqlite' ? 'moved' : 'thesis.docx'),
      target,
    );
    const refusals = openRefusals(place.folder);
    expect(refusals.map((error) => error?.code)).toEqual(['library-tampered', 'library-tampered']);
    expect(refusals[0]?.message).toContain(`“${name}”`);
    expect(refusals[0]?.message).toContain('a link to another place');
    openInEveryWay(place.folder);
    expect(readBeside(place)).toEqual(before);
  });

  it('may be reached by a link itself, as users have them', async () => {
    const { folder, beside } = await makePlace();
    const link = path.join(beside, 'link');
    symlinkSync(folder, link);
    const library = openForWriting(link, 0);
    expect(library.folder).toBe(folder);
    expect(listSessions(library)).toHaveLength(1);
    library.database.close();
  });
});

describe('a stranger’s library with a hard link in it', () => {
  it.each(['library.sqlite', 'library.sqlite-wal', 'app.lock'])('is not opened: %s', async (name) => {
    const place = await makePlace();
    const before = readBeside(place);
    const target = path.join(place.folder, name);
    rmSync(target, { force: true });
    linkSync(path.join(place.beside, 'thesis.docx'), target);
    expect(openRefusals(place.folder)[0]?.message).toMatch(/hard link/);
    openInEveryWay(place.folder);
    expect(readBeside(place)).toEqual(before);
  });
});

describe.skipIf(process.platform === 'win32')('a stranger’s library with a special file in it', () => {
  const kinds = {
    'a named pipe': (file: string) => void spawnSync('mkfifo', [file]),
    'a socket': async (file: string) => {
      const server = createServer();
      onTestFinished(() => void server.close());
      await new Promise<void>((resolve) => server.listen(file, resolve));
    },
    'a folder': (file: string) => mkdirSync(file),
  } as const;
  it.each(Object.entries(kinds).flatMap(([kind, make]) => NAMES.map((name) => [kind, name, make] as const)))(
    'is told of at once, not waited for: %s as %s',
    async (kind, name, make) => {
      const { folder } = await makePlace();
      const target = path.join(folder, name);
      rmSync(target, { force: true });
      await make(target);
      const isFolder = ['incoming', 'originals'].includes(name);
      if (kind === 'a folder' && isFolder) {
        expect(openRefusals(folder)).toEqual([undefined, undefined]);
        return;
      }
      expect(openRefusals(folder)[0]?.message).toContain(`“${name}” in this library’s folder is ${kind}`);
      openInEveryWay(folder);
    },
  );

  it('passes over those that lie where imports put their files', async () => {
    const { folder } = await makePlace();
    mkdirSync(path.join(folder, 'incoming'));
    spawnSync(
      'mkfifo',
      ['sqlite', 'mark', 'original'].map((end) => path.join(folder, 'incoming', `${UUID}.${end}`)),
    );
    expect(openRefusals(folder)).toEqual([undefined, undefined]);
    expect(readdirSync(path.join(folder, 'incoming'))).toHaveLength(3);
  });
});

describe('a place where no library can be made', () => {
  it.runIf(process.platform === 'linux')('is told of at once, also where making folders never ends', () => {
    expect(() => openForWriting('/proc/nope', 0)).toThrow(/no folder can be made there/);
    expect(() => openForWriting('/proc/nope/deep/er', 0)).toThrow(/no folder can be made there/);
  });

  it('is told of where it is a file, or below one', () => {
    const file = writeFile(makeTempFolder(), 'recording.json', '[]');
    expect(() => openForWriting(file, 0)).toThrow(/is a file, and a library is a folder/);
    expect(() => openForWriting(path.join(file, 'deep', 'er'), 0)).toThrow(
      /is a file, and a library is a folder/,
    );
  });
});

describe('what SQLite would act on by itself', () => {
  /** A journal that SQLite would roll back, and that names a file which it would then delete. */
  function plantJournal(folder: string, victim: string): void {
    const name = Buffer.from(victim);
    const tail = Buffer.alloc(12);
    tail.writeUInt32BE(name.length, 0);
    tail.writeUInt32BE(name.reduce((sum, byte) => sum + byte, 0) >>> 0, 4);
    const end = Buffer.concat([
      Buffer.alloc(4),
      name,
      tail.subarray(0, 8),
      Buffer.from('d9d505f920a163d7', 'hex'),
    ]);
    const header = Buffer.alloc(512);
    Buffer.from('d9d505f920a163d7', 'hex').copy(header);
    header.writeUInt32BE(512, 20);
    header.writeUInt32BE(8192, 24);
    writeFileSync(path.join(folder, 'library.sqlite-journal'), Buffer.concat([header, end]));
  }

  it('deletes no file that a journal names', async () => {
    const place = await makePlace();
    const before = readBeside(place);
    plantJournal(place.folder, path.join(place.beside, 'thesis.docx'));
    expect(openRefusals(place.folder)[0]?.message).toMatch(/“library.sqlite-journal” .* names another file/);
    openInEveryWay(place.folder);
    expect(readBeside(place)).toEqual(before);
  });

  it.skipIf(process.getuid?.() !== 0)('is told of where another user put it there', async () => {
    const { folder } = await makePlace();
    const log = writeFile(folder, 'library.sqlite-wal', 'x');
    chownSync(log, 12_345, 12_345);
    expect(openRefusals(folder)[0]?.message).toMatch(/belongs to another user/);
    // A folder that a group shares says whose files may lie in it.
    chownSync(folder, 0, 12_345);
    chmodSync(folder, 0o2770);
    expect(openRefusals(folder)[0]).toBeUndefined();
  });

  it('is nothing in a lock: one that is not empty is none of ours', async () => {
    const { folder } = await makePlace();
    writeFile(folder, 'app.lock', 'SQLite format 3\0');
    expect(() => openForApp(folder, 0)).toThrow(/“app.lock” .* should be empty/);
  });
});

describe('what killed imports left', () => {
  const FILES = [`${UUID}.sqlite`, `${UUID}.original`, 'notes.txt', 'thesis.sqlite', `${UUID}.docx`];

  /** Files that have stood still for an hour. */
  function fill(folder: string, files: Readonly<Record<string, string | Uint8Array>>): string {
    const incoming = path.join(folder, 'incoming');
    for (const [name, contents] of Object.entries(files)) {
      const file = writeFile(incoming, name, contents);
      utimesSync(file, new Date(Date.now() - 3_600_000), new Date(Date.now() - 3_600_000));
    }
    return incoming;
  }

  it('is swept only where it has a name and a mark of ours', async () => {
    const { folder } = await makePlace();
    const incoming = fill(folder, Object.fromEntries(FILES.map((name) => [name, THESIS])));
    const database = new Database(path.join(incoming, `${UUID.replace('6', '7')}.sqlite`));
    database.exec('CREATE TABLE diary (page); PRAGMA user_version = 3');
    database.close();
    expect(openRefusals(folder)).toEqual([undefined, undefined]);
    expect(readdirSync(incoming)).toHaveLength(FILES.length + 1);
  });

  it('is swept, a copy with the mark beside it and a scratch database', async () => {
    const { folder } = await makePlace();
    const incoming = fill(folder, {
      [`${UUID}.original`]: 'half a recording',
      [`${UUID}.mark`]: 'Airgap Replay copies an imported file here.\n',
    });
    const database = new Database(path.join(incoming, `${UUID}.sqlite`));
    database.exec(`PRAGMA application_id = 1095193171; CREATE TABLE run_chunks (a)`);
    database.close();
    expect(openRefusals(folder)).toEqual([undefined, undefined]);
    expect(readdirSync(incoming)).toEqual([]);
  });

  it('is left where another folder has it too, or where SQLite would find a journal with it', async () => {
    const place = await makePlace();
    const scratch = path.join(place.beside, 'scratch');
    const database = new Database(scratch);
    database.exec(`PRAGMA application_id = 1095193171; CREATE TABLE diary (page)`);
    database.close();
    const incoming = fill(place.folder, { [`${UUID.replace('6', '7')}.sqlite-journal`]: THESIS });
    linkSync(scratch, path.join(incoming, `${UUID}.sqlite`));
    writeFileSync(path.join(incoming, `${UUID.replace('6', '7')}.sqlite`), readFileSync(scratch));
    expect(openRefusals(place.folder)).toEqual([undefined, undefined]);
    expect(readdirSync(incoming)).toHaveLength(3);
  });
});

async function importFile(folder: string, file: string): Promise<readonly FileImport[]> {
  const { imports } = await importFiles(folder, [file], {
    signal: new AbortController().signal,
    onProgress: () => undefined,
  });
  return imports;
}

describe('a stranger’s row that breaks our rules', () => {
  /** Changes rows as a stranger does, whom no rule of ours binds. */
  function tamper(folder: string, sql: string): void {
    const database = new Database(path.join(folder, 'library.sqlite'));
    database.pragma('ignore_check_constraints = ON');
    database.function('sha256', { varargs: true }, () => null);
    database.exec(sql);
    database.close();
  }

  it.each([
    ['../../beside/thesis.docx'],
    ['../beside/thesis.docx'],
    ['..\\beside\\thesis.docx'],
    ['.'],
    [''],
    ['A'.repeat(64)],
    [`${'0'.repeat(63)}\0`],
    [`${makeId('file')}/../../../beside/thesis.docx`],
  ])('removes nothing when its session is removed: %j', async (sha256) => {
    const place = await makePlace();
    const before = readBeside(place);
    tamper(
      place.folder,
      `UPDATE sources SET is_kept = 1, sha256 = '${sha256.replace('\0', "' || char(0) || '")}'`,
    );
    const library = openForWriting(place.folder, 0);
    onTestFinished(() => void library.database.close());
    const { ok, differences } = await verifyLibrary(library, () => undefined);
    expect([ok, differences.join()]).toEqual([
      false,
      expect.stringContaining('A row of “sources” (source_key 1)'),
    ]);
    expect(listSessions(library)).toHaveLength(1);
    expect(removeSessions(library, [makeId('a')])).toBe(1);
    expect(readBeside(place)).toEqual(before);
    expect(existsSync(place.folder)).toBe(true);
  });

  it('is told of where it stands in the way of an import, which leaves nothing behind', async () => {
    const { folder } = await makePlace();
    const file = writeFile(makeTempFolder(), 'a.jsonl', toJsonl(makeEvents()));
    const [told] = await importFile(folder, file);
    tamper(folder, 'UPDATE sessions SET events = -1; DELETE FROM session_sources; DELETE FROM sources');
    const [again] = await importFile(folder, file);
    expect([told?.status, again?.status]).toEqual(['imported', 'refused']);
    expect(again?.reason).toMatch(/is damaged and in the way/);
  });
});
