import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import Database from 'better-sqlite3';

const ROOT = path.resolve(import.meta.dirname, '../..');

/**
 * The last commit of each version of the library (`user_version`). Nothing but step 5 was ever the last one in a commit:
 * that library is made by the code of version 6, without its step.
 */
const VERSIONS: readonly (readonly [version: number, commit: string])[] = [
  [1, 'a629be1'],
  [2, '09fea50'],
  [3, 'b8e080e'],
  [4, '9c0226d'],
  [5, 'ad1e776'],
  [6, 'ad1e776'],
  [7, '0dbe823'],
  [8, '5c27d99'],
  [9, '1b2f1fa'],
  [10, '62123bc'],
  [11, 'e058e81'],
  [12, 'feb8fc8'],
  [13, '823c7c5'],
  [14, '59e8caa'],
  [15, 'e5bd6c2'],
];
const FIXTURES = path.join(ROOT, 'test/fixtures/libraries');
const RECORDING = path.join(FIXTURES, 'recording.json');
const MIGRATIONS = 'electron/library/migrations/migrations.ts';

/** What the user left, from the version on that has a place for it. */
const LEFT_BY_USER: readonly (readonly [since: number, sql: string])[] = [
  [1, 'INSERT INTO positions SELECT session_key, 1, started_at_ms + 1500 FROM sessions'],
  [
    5,
    'INSERT INTO session_marks (session_id, is_starred, watched_at_ms) SELECT id, 1, 1700000100000 FROM sessions',
  ],
  [5, "INSERT INTO tags VALUES (1, 'refund')"],
  [5, 'INSERT INTO session_tags SELECT id, 1 FROM sessions'],
  [
    6,
    "INSERT INTO bookmarks (bookmark_key, session_id, window_number, from_ms, to_ms, text, created_at_ms) SELECT 1, id, 1, started_at_ms + 1000, NULL, 'Here it began', 1700000100000 FROM sessions",
  ],
  [14, "UPDATE session_marks SET title = 'Refund fails', verdict_key = 5"],
  [14, 'UPDATE session_facts SET verdict_place = 4'],
  [15, 'INSERT INTO case_sessions SELECT 1, id, 1700000100000 FROM sessions'],
  [
    15,
    "INSERT INTO exhibits (case_key, number, kind, session_id, window_number, from_ms, caption, notes, author, made_at_ms) SELECT 1, 1, 0, id, 1, started_at_ms + 1000, 'Here it began', '', 'Ada', 1700000100000 FROM sessions",
  ],
  [15, 'UPDATE cases SET exhibits_made = 1'],
];

/**
 * Makes the libraries in test/fixtures/libraries: each by the code of its time, out of this repository's history, which
 * imports one recording and, from version 4 on, indexes it. Those that are there stay: a version, once made, is frozen.
 */
for (const [version, commit] of VERSIONS) {
  const target = path.join(FIXTURES, `${version}.sqlite.br`);
  if (!existsSync(target)) {
    const library = makeLibrary(version, commit);
    writeFileSync(target, brotliCompressSync(library));
    console.log(`${target}: ${library.length} bytes`);
  }
}

function makeLibrary(version: number, commit: string): Buffer {
  const folder = mkdtempSync(path.join(tmpdir(), 'old-library-'));
  try {
    const sources = checkOut(commit, folder);
    if (version === 5) {
      const list = path.join(sources, MIGRATIONS);
      writeFileSync(list, readFileSync(list, 'utf8').replace('  bookmarksMigration,\n', ''));
    }
    const library = path.join(folder, 'library');
    const run = (...args: readonly string[]): void =>
      runOldCli(sources, [...args, '--library', library, '--json']);
    const recording = path.join(folder, 'recording.json');
    copyFileSync(RECORDING, recording);
    run('import', recording);
    if (version >= 4) {
      run('search', 'refund');
    }
    if (version >= 15) {
      run('case', 'create', '--title', 'Refund', '--reference', '17/2026');
    }
    const file = path.join(library, 'library.sqlite');
    leaveMarks(file, version);
    return readFileSync(file);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** @returns where its sources are */
function checkOut(commit: string, folder: string): string {
  const sources = path.join(folder, 'sources');
  const archive = execFileSync('git', ['-C', ROOT, 'archive', `--prefix=sources/`, commit], {
    maxBuffer: 2 ** 30,
  });
  execFileSync('tar', ['-x', '-C', folder], { input: archive });
  symlinkSync(path.join(ROOT, 'node_modules'), path.join(sources, 'node_modules'));
  return sources;
}

function runOldCli(sources: string, args: readonly string[]): void {
  // From version 14 on, the program that is run is not the one that knows the commands.
  const [main] = ['electron/cli/from-source.ts', 'electron/cli/main.ts']
    .map((file) => path.join(sources, file))
    .filter((file) => existsSync(file));
  execFileSync(process.execPath, ['--disable-warning=ExperimentalWarning', main ?? '', ...args], {
    cwd: sources,
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

function leaveMarks(file: string, version: number): void {
  const database = new Database(file);
  for (const [since, sql] of LEFT_BY_USER) {
    if (version >= since) {
      database.exec(sql);
    }
  }
  const made = database.pragma('user_version', { simple: true });
  if (made !== version) {
    throw new Error(`Version ${version} was wanted, and ${String(made)} was made.`);
  }
  // Brings the log in, and takes it away.
  database.close();
}
