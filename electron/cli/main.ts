import { createHash } from 'node:crypto';
import type { ImportProgress } from '../../shared/model/import-report.ts';
import { importFiles } from '../jobs/importing/import-files.ts';
import { listFiles } from '../jobs/importing/list-files.ts';
import { playOrder } from '../jobs/importing/play-order.ts';
import { verifyLibrary } from '../jobs/verifying/verify-library.ts';
import { appendCustody } from '../library/custody/append-custody.ts';
import { noteVerification } from '../library/custody/note-verification.ts';
import { assertAnswers } from '../library/database/assert-answers.ts';
import { asLibraryError } from '../library/database/library-error.ts';
import { openForReading } from '../library/database/open.ts';
import { listSessions } from '../library/sessions/sessions.ts';
import { PolicyError } from '../policy/read-policy.ts';
import { currentPolicy } from './current-policy.ts';
import { noteIfPossible } from './open-to-change.ts';
import { parseCommand, type Command } from './parse-command.ts';
import { print, tell } from './print.ts';
import { readPasswords } from './read-passwords.ts';
import { readKnownSession } from './read-known-session.ts';
import { runCase } from './run-case.ts';
import { runCustody } from './run-custody.ts';
import { runAssets } from './run-assets.ts';
import { runRedact } from './run-redact.ts';
import { runSearch, runTimeline } from './run-search.ts';
import { USAGE, UsageError } from './usage.ts';

const EXPORT_IS_FORBIDDEN =
  'The policy for this machine forbids exporting, so nothing of a recording is printed.\n';

/** The app's jobs without a window or a display. @returns the exit code */
export async function main(args: readonly string[]): Promise<number> {
  try {
    const command = parseCommand(args);
    return command.kind === 'help' ? showHelp() : await run(command);
  } catch (error) {
    if (error instanceof UsageError) {
      tell(error.message);
      process.stderr.write(`\n${USAGE}`);
      return 2;
    }
    // What is damaged in a library may only show where it is read.
    const known = error instanceof PolicyError ? error : asLibraryError(error);
    if (known) {
      tell(known.message);
      return 1;
    }
    throw error;
  }
}

function showHelp(): number {
  process.stdout.write(USAGE);
  return 0;
}

/** Commands that print what was recorded. */
const EXPORTING: readonly Command['kind'][] = ['events', 'search', 'timeline'];

function isForbidden({ kind }: Command): boolean {
  return EXPORTING.includes(kind) && currentPolicy().forbidExport;
}

async function run(command: Exclude<Command, { kind: 'help' }>): Promise<number> {
  if (isForbidden(command)) {
    process.stderr.write(EXPORT_IS_FORBIDDEN);
    return 1;
  }
  await assertAnswers(command.library);
  switch (command.kind) {
    case 'import':
      return runImport(command);
    case 'assets':
      return runAssets(command.library, command.files);
    case 'list':
      return runList(command.library);
    case 'events':
      return runEvents(command.library, command.sessionId);
    case 'search':
      return runSearch(command.library, command.query);
    case 'timeline':
      return runTimeline(command.library, command.sessionId);
    case 'case':
      return runCase(command);
    case 'custody':
      return runCustody(command);
    case 'redact':
      return runRedact(command);
    case 'verify':
      return runVerify(command.library);
  }
}

async function runImport({
  library,
  files,
  keepOriginals,
  passwordFile,
}: Extract<Command, { kind: 'import' }>): Promise<number> {
  const passwords = passwordFile === undefined ? [] : readPasswords(passwordFile);
  const cancel = new AbortController();
  process.once('SIGINT', () => cancel.abort());
  const report = await importFiles(library, await listFiles(files), {
    signal: cancel.signal,
    onProgress: printProgress,
    keepOriginals,
    passwords,
    policy: currentPolicy(),
  });
  await print(`${JSON.stringify({ imports: report.imports })}\n`);
  const clean = report.imports.every(({ status }) => status === 'imported' || status === 'duplicate');
  return clean && !report.cancelled ? 0 : 1;
}

function printProgress(progress: ImportProgress): void {
  const percent = Math.floor((100 * progress.bytesRead) / Math.max(progress.bytesTotal, 1));
  const rate = (progress.bytesPerSecond / 1e6).toFixed(0);
  tell(
    `${progress.fileNumber}/${progress.fileCount} ${progress.fileName}: ${percent} %, ${progress.events} events, ${rate} MB/s`,
  );
}

async function runList(folder: string): Promise<number> {
  const library = openForReading(folder);
  const sessions = listSessions(library);
  // The file's name is for the app's own list.
  const json = JSON.stringify({ sessions }, (key, value: unknown) =>
    key === 'sourceName' ? undefined : value,
  );
  await print(`${json}\n`);
  return 0;
}

async function runEvents(folder: string, sessionId: string): Promise<number> {
  const library = openForReading(folder);
  const details = readKnownSession(library, sessionId);
  if (!details) {
    return 1;
  }
  const printed = createHash('sha256');
  let bytes = 0;
  for (const line of playOrder(library, details)) {
    const text = Buffer.from(`${line}\n`);
    printed.update(text);
    bytes += text.length;
    await print(text);
  }
  noteIfPossible(library, (opened) =>
    appendCustody(opened, {
      action: 'export',
      subject: { kind: 'session', id: sessionId },
      details: { kind: 'events', sha256: printed.digest('hex'), bytes },
    }),
  );
  return 0;
}

async function runVerify(folder: string): Promise<number> {
  const library = openForReading(folder);
  const verification = await verifyLibrary(library, (step) => tell(`verifying ${step}`));
  await print(`${JSON.stringify(verification)}\n`);
  const { ok, differences } = verification;
  noteIfPossible(library, (opened) => noteVerification(opened, { ok, differences: differences.length }));
  return verification.ok ? 0 : 1;
}
