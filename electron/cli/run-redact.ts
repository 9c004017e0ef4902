import { parseRedactionRules } from '../../shared/redaction/rules.ts';
import { openForReading } from '../library/database/open.ts';
import { checkRedaction } from '../redaction/redact-session.ts';
import { print, tell } from './print.ts';
import { readKnownSession } from './read-known-session.ts';
import { readSmall } from './read-small.ts';

/** `redact check`: what rules would remove from a session. */
export interface RedactCommand {
  readonly kind: 'redact';
  readonly library: string;
  readonly rulesFile: string;
  readonly sessionId: string;
}

/** @returns the exit code: 1 where something would be left, or the rules cannot be followed @throws LibraryError */
export async function runRedact({ library: folder, rulesFile, sessionId }: RedactCommand): Promise<number> {
  const rules = parseRedactionRules(readSmall(rulesFile, 'The file with the rules'));
  if (!rules.ok) {
    tell(rules.error.message);
    return 1;
  }
  const library = openForReading(folder);
  const details = readKnownSession(library, sessionId);
  if (!details) {
    return 1;
  }
  const report = checkRedaction(library, details, rules.value);
  await print(`${JSON.stringify({ session: sessionId, ...report })}\n`);
  return Object.keys(report.residues.found).length === 0 ? 0 : 1;
}
