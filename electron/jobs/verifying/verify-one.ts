import type { SourceFile } from '../../../shared/model/session.ts';
import type { VerificationReport, VerifiedFile } from '../../../shared/model/verification.ts';
import type { ReadableLibrary } from '../../library/database/library.ts';
import { listSourcesOf } from '../../library/sessions/sources.ts';
import { atOneMoment, findStoredSession } from '../../library/sessions/stored-rows.ts';
import type { Verification } from './verify-library.ts';
import { verifySession } from './verify-session.ts';
import { verifySource } from './verify-sources.ts';

/** More than anybody reads in a window. */
const MAX_TOLD = 200;

/**
 * Checks a session alone: the files that it came from, the library's copies of them, and all that is stored of it.
 * @returns undefined where the library does not hold it
 */
export async function verifyOne(
  library: ReadableLibrary,
  sessionId: string,
): Promise<VerificationReport | undefined> {
  return atOneMoment(library, async () => {
    const row = findStoredSession(library, sessionId);
    if (!row) {
      return undefined;
    }
    const { files, differences } = await verifyFiles(library, listSourcesOf(library, sessionId));
    const session = verifySession(library, row);
    const found = [...differences, ...session.differences.map((words) => `The session: ${words}.`)];
    return {
      ...tell(found, session.untold ?? 0),
      files,
      sessions: 1,
      chunks: session.chunks,
      events: session.events,
    };
  });
}

/** Checks the files of a session where they were imported from. */
export async function verifySourcesOf(library: ReadableLibrary, sessionId: string): Promise<VerifiedFile[]> {
  const files: VerifiedFile[] = [];
  for (const source of listSourcesOf(library, sessionId)) {
    files.push((await verifyFile(library, source, 'source')).file);
  }
  return files;
}

/** What the window shows of a check of the whole library. */
export function reportOf({ ok, sources, sessions, differences }: Verification): VerificationReport {
  return {
    ...tell(differences, 0),
    ok,
    files: sources.map(({ name, sha256, isKept, status }) => ({
      name,
      sha256,
      what: isKept ? 'copy' : 'source',
      state: status,
    })),
    sessions: sessions.length,
    chunks: sessions.reduce((sum, { chunks }) => sum + chunks, 0),
    events: sessions.reduce((sum, { events }) => sum + events, 0),
  };
}

function tell(
  differences: readonly string[],
  untold: number,
): Pick<VerificationReport, 'ok' | 'checkedAtMs' | 'differences' | 'untold'> {
  return {
    ok: differences.length + untold === 0,
    checkedAtMs: Date.now(),
    differences: differences.slice(0, MAX_TOLD),
    untold: untold + Math.max(0, differences.length - MAX_TOLD),
  };
}

async function verifyFiles(
  library: ReadableLibrary,
  sources: readonly SourceFile[],
): Promise<{ readonly files: VerifiedFile[]; readonly differences: string[] }> {
  const files: VerifiedFile[] = [];
  const differences: string[] = [];
  for (const source of sources) {
    for (const what of source.isKept ? (['copy', 'source'] as const) : (['source'] as const)) {
      const { file, difference } = await verifyFile(library, source, what);
      files.push(file);
      differences.push(...(difference === undefined ? [] : [difference]));
    }
  }
  return { files, differences };
}

async function verifyFile(
  library: ReadableLibrary,
  source: SourceFile,
  what: VerifiedFile['what'],
): Promise<{ readonly file: VerifiedFile; readonly difference: string | undefined }> {
  const { verified, difference } = await verifySource(library, { ...source, isKept: what === 'copy' });
  const { name, sha256, status } = verified;
  return { file: { name, sha256, what, state: status }, difference };
}
