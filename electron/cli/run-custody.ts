import { canonicalJson } from '../../shared/custody/canonical-json.ts';
import { toCustodyLine } from '../../shared/custody/custody-line.ts';
import type { CustodyEntry, CustodyFilter } from '../../shared/model/custody.ts';
import { toVisibleText } from '../../shared/model/visible-text.ts';
import { iterateCustody } from '../library/custody/read-custody.ts';
import { openForReading } from '../library/database/open.ts';
import { print } from './print.ts';

/** `custody`: prints the custody log. */
export interface CustodyCommand {
  readonly kind: 'custody';
  readonly library: string;
  /** Only what is about it. */
  readonly sessionId: string | undefined;
  readonly json: boolean;
}

/** `custody [--session S] --library DIR [--json]`: the log as JSON lines, or for people. @returns the exit code @throws LibraryError */
export async function runCustody({ library: folder, sessionId, json }: CustodyCommand): Promise<number> {
  const filter: CustodyFilter =
    sessionId === undefined ? {} : { subject: { kind: 'session', id: sessionId } };
  const toLine = json ? toCustodyLine : toReadableLine;
  for (const entry of iterateCustody(openForReading(folder), filter)) {
    await print(`${toLine(entry)}\n`);
  }
  return 0;
}

function toReadableLine({ number, at, user, host, action, subject, details }: CustodyEntry): string {
  const what = subject.id === '' ? subject.kind : `${subject.kind} ${subject.id}`;
  return toVisibleText(`${number}  ${at}  ${user}@${host}  ${action}  ${what}  ${canonicalJson(details)}`);
}
