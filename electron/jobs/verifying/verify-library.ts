import { errorMessage } from '../../../shared/error-message.ts';
import type { CustodyCheck } from '../../../shared/model/custody.ts';
import type { IndexFailure } from '../../../shared/model/session.ts';
import { checkCustody } from '../../library/custody/check-custody.ts';
import { findDamagedRows, type DamagedRows } from '../../library/database/sound-rows.ts';
import { listIndexFailures } from '../../library/sessions/index-attempts.ts';
import type { ReadableLibrary } from '../../library/database/library.ts';
import { listSources } from '../../library/sessions/sources.ts';
import {
  atOneMoment,
  findDatabaseDamage,
  findPageDamage,
  listStoredSessions,
} from '../../library/sessions/stored-rows.ts';
import { verifySession, type VerifiedSession } from './verify-session.ts';
import { verifySource, type VerifiedSource } from './verify-sources.ts';

/** More than anybody reads. */
const MAX_TOLD = 10_000;

/** What the CLI prints as JSON. */
export interface Verification {
  readonly ok: boolean;
  readonly sources: readonly VerifiedSource[];
  readonly sessions: readonly VerifiedSession[];
  /** Everything that is not as it was stored, in whole sentences; those of sessions among them. */
  readonly differences: readonly string[];
  /** Windows that search misses. No evidence is lost with that: the index can be made again. */
  readonly notIndexed: readonly IndexFailure[];
  /** Its head is what to note elsewhere, against a log that is rewritten whole. */
  readonly custody: CustodyCheck;
}

const NOT_CHECKED: CustodyCheck = { entries: 0, head: null, broken: null };

/**
 * Checks that a library still holds what was put into it: hashes kept originals, referenced files and stored
 * chunks again, and compares counts, times and ids with the events themselves. Changes nothing. One chunk is in
 * memory at a time.
 *
 * The hashes are in the library itself: they show damage and careless changes, not a forger who writes new ones.
 * Against those, compare the sources' SHA-256 with what was noted elsewhere when they were imported.
 * @param onProgress is told what is looked at next
 */
export async function verifyLibrary(
  library: ReadableLibrary,
  onProgress: (step: string) => void,
): Promise<Verification> {
  return atOneMoment(library, async () => {
    const differences: string[] = [];
    onProgress('the database');
    differences.push(...verifyDatabase(library));
    const sources: VerifiedSource[] = [];
    for (const source of read(differences, () => listSources(library))) {
      onProgress(`source ${source.name}`);
      const { verified, difference } = await verifySource(library, source);
      sources.push(verified);
      differences.push(...(difference === undefined ? [] : [difference]));
    }
    const sessions: VerifiedSession[] = [];
    for (const session of read(differences, () => listStoredSessions(library))) {
      onProgress(`session ${session.id}`);
      sessions.push(tell(differences, verifySession(library, session)));
    }
    onProgress('the custody log');
    const [custody = NOT_CHECKED] = read(differences, () => [
      checkCustody(library, (entries) => onProgress(`the custody log, entry ${entries}`)),
    ]);
    differences.push(...describeLog(custody));
    const untold = sessions.reduce((sum, session) => sum + (session.untold ?? 0), 0);
    differences.push(...(untold === 0 ? [] : [`${untold} more differences are not listed.`]));
    const notIndexed = read(differences, () => listIndexFailures(library));
    return { ok: differences.length === 0, sources, sessions, differences, notIndexed, custody };
  });
}

/** Rows are only gone through as a whole where their pages are sound. */
function verifyDatabase(library: ReadableLibrary): string[] {
  const differences: string[] = [];
  const pages = read(differences, () => findPageDamage(library));
  const isSound = pages.length + differences.length === 0;
  const damage = isSound ? read(differences, () => findDatabaseDamage(library)) : pages;
  differences.push(...damage.map((found) => `The database is damaged: ${found}.`));
  const rows = isSound ? read(differences, () => findDamagedRows(library.database)) : [];
  return [...differences, ...rows.map(describeRows)];
}

/** Adds what is different in a session. @returns it; without its differences where nobody would read on */
function tell(differences: string[], session: VerifiedSession): VerifiedSession {
  if (differences.length > MAX_TOLD) {
    const { untold = 0, differences: left } = session;
    return { ...session, differences: [], untold: untold + left.length };
  }
  differences.push(...session.differences.map((difference) => `Session ${session.id}: ${difference}.`));
  return session;
}

/** A damaged database may not even list what it holds. */
function read<T>(differences: string[], list: () => T[]): T[] {
  try {
    return list();
  } catch (error) {
    differences.push(`The database cannot be read: ${errorMessage(error)}.`);
    return [];
  }
}

function describeLog({ broken }: CustodyCheck): string[] {
  return broken ? [`The custody log is broken at its entry ${broken.number}: ${broken.reason}.`] : [];
}

function describeRows({ table, rows, first }: DamagedRows): string {
  const which =
    rows === 1
      ? `A row of “${table}” (${first}) holds`
      : `${rows} rows of “${table}” (the first: ${first}) hold`;
  return `${which} what Airgap Replay never writes. It is not used.`;
}
