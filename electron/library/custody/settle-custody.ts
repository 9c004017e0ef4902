import { canonicalJson } from '../../../shared/custody/canonical-json.ts';
import { NO_POLICY, type Policy } from '../../../shared/policy.ts';
import type { CustodyAct } from '../../../shared/model/custody.ts';
import type { ReadableLibrary, WritableLibrary } from '../database/library.ts';
import { prepare } from '../database/prepare.ts';
import { appendCustody } from './append-custody.ts';
import { hashText } from './hash-text.ts';
import { hidesNames, saveHidesNames } from './custody-names.ts';
import { parseDetails } from './custody-rows.ts';
import { readCustodyHead } from './read-custody.ts';

/**
 * Readies the log for whoever has opened a library to change it: it begins, names are written as the policy says, and a
 * policy other than the last one is noted. Writes nothing where all that is so.
 */
export function settleCustody(library: WritableLibrary, policy: Policy): void {
  if (isSettled(library, policy)) {
    return;
  }
  const settle = library.database.transaction(() => {
    if (hidesNames(library) !== policy.pseudonymsInCustody) {
      saveHidesNames(library, policy.pseudonymsInCustody);
    }
    if (!readCustodyHead(library)) {
      appendCustody(library, beginning(library));
    }
    if (lastPolicy(library) !== hashPolicy(policy)) {
      appendCustody(library, {
        action: 'policy',
        subject: { kind: 'library', id: '' },
        details: { rules: { ...policy }, sha256: hashPolicy(policy) },
      });
    }
  });
  settle.immediate();
}

function isSettled(library: WritableLibrary, policy: Policy): boolean {
  return (
    hidesNames(library) === policy.pseudonymsInCustody &&
    readCustodyHead(library) !== null &&
    lastPolicy(library) === hashPolicy(policy)
  );
}

/** In a library of an earlier version, something is there before the log. */
function beginning({ database }: ReadableLibrary): CustodyAct {
  const count = prepare<[], number>(database, 'SELECT count(*) FROM main.sessions').pluck().get() ?? 0;
  return {
    action: count === 0 ? 'library-made' : 'log-begun',
    subject: { kind: 'library', id: '' },
    details: count === 0 ? {} : { sessionsBefore: count },
  };
}

/** Where none was noted, there was none. */
function lastPolicy({ database }: ReadableLibrary): unknown {
  const json = prepare<[], string>(
    database,
    "SELECT details_json FROM custody WHERE action = 'policy' ORDER BY number DESC LIMIT 1",
  )
    .pluck()
    .get();
  return json === undefined ? hashPolicy(NO_POLICY) : parseDetails(json)?.['sha256'];
}

function hashPolicy(policy: Policy): string {
  return hashText(canonicalJson({ ...policy }));
}
