import { fail, type Result } from '../../../shared/result.ts';
import type { WritableLibrary } from '../database/library.ts';
import { prepare } from '../database/prepare.ts';

/** What a change of a case needs to know of it. */
export interface OpenCase {
  readonly key: number;
  readonly id: string;
  readonly exhibitsMade: number;
}

interface FoundCase extends OpenCase {
  readonly title: string;
  readonly isClosed: number;
}

/**
 * Changes a case, or anything in it, in one transaction: all changes go through here, so that none is made to a closed one.
 * Where the change is refused, nothing of it is left.
 */
export function changeOpenCase<T>(
  library: WritableLibrary,
  caseId: string,
  change: (found: OpenCase) => Result<T>,
): Result<T> {
  return changeCaseRow(library, caseId, (found) =>
    found.isClosed === 1
      ? fail('case-closed', `The case “${found.title}” is closed. Open it again to change it.`)
      : change(found),
  );
}

/** The same for the few things that may be done to a closed case, too. */
export function changeCaseRow<T>(
  library: WritableLibrary,
  caseId: string,
  change: (found: FoundCase) => Result<T>,
): Result<T> {
  const run = library.database.transaction(() => {
    const found = findCase(library, caseId);
    const result = found ? change(found) : noSuchCase();
    if (!result.ok) {
      throw new Refused(result);
    }
    return result;
  });
  try {
    return run.immediate();
  } catch (error) {
    if (error instanceof Refused) {
      return error.result;
    }
    throw error;
  }
}

/** The answer to whoever names a case that is not there. */
export function noSuchCase(): Result<never> {
  return fail('no-such-case', 'The library has no such case.');
}

/** Notes when a case was changed last. */
export function touchCase({ database }: WritableLibrary, { key }: OpenCase): void {
  prepare(database, 'UPDATE main.cases SET changed_at_ms = ? WHERE case_key = ?').run(Date.now(), key);
}

/** Takes the transaction back. */
class Refused extends Error {
  readonly result: Result<never>;

  constructor(result: Result<never>) {
    super('refused');
    this.result = result;
  }
}

function findCase({ database }: WritableLibrary, id: string): FoundCase | undefined {
  return prepare<[string], FoundCase>(
    database,
    `SELECT case_key AS key, id, title, exhibits_made AS exhibitsMade, closed_at_ms IS NOT NULL AS isClosed
       FROM cases WHERE id = ?`,
  ).get(id);
}
