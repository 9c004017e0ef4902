import type { JsonObject } from '../../../shared/custody/canonical-json.ts';
import { MAX_SESSIONS_OF_ENTRY } from '../../../shared/model/custody.ts';
import type { ImportWarning } from '../../../shared/model/health.ts';
import type { BuiltSession } from '../../handover.ts';
import { appendCustody } from '../custody/append-custody.ts';
import type { WritableLibrary } from '../database/library.ts';
import type { NewSource } from './sources.ts';

/** What became of the sessions of a file. */
interface StoredSessions {
  readonly drafts: readonly (Pick<BuiltSession, 'summary'> & { readonly replaces: readonly string[] })[];
  /** How many of them are new, or have grown. */
  readonly stored: number;
}

/** Notes the import of a file, in the transaction that stores its sessions. Of very many sessions, further entries tell. */
export function noteImport(
  library: WritableLibrary,
  source: NewSource,
  { drafts, stored }: StoredSessions,
): void {
  const ids = drafts.map(({ summary }) => summary.id);
  const replaces = drafts.flatMap((draft) => draft.replaces);
  const entries = Math.max(
    1,
    ...[ids, replaces].map((list) => Math.ceil(list.length / MAX_SESSIONS_OF_ENTRY)),
  );
  for (let entry = 0; entry < entries; entry++) {
    const part = (list: readonly string[]): readonly string[] =>
      list.slice(entry * MAX_SESSIONS_OF_ENTRY, (entry + 1) * MAX_SESSIONS_OF_ENTRY);
    const replaced = part(replaces);
    note(library, source, {
      status: stored > 0 ? 'imported' : 'known',
      sessionsFound: ids.length,
      sessionsStored: stored,
      warnings: countWarnings(source.warnings),
      ...(entries > 1 ? { part: entry + 1, parts: entries } : {}),
      sessions: part(ids),
      ...(replaced.length > 0 ? { replaces: replaced } : {}),
    });
  }
}

/** Notes that a file came again which the library knows. */
export function noteKnownFile(
  library: WritableLibrary,
  source: Pick<NewSource, 'sha256' | 'name' | 'bytes' | 'dialect' | 'isKept'>,
): void {
  note(library, source, { status: 'known' });
}

function note(
  library: WritableLibrary,
  {
    sha256,
    name,
    bytes,
    dialect,
    isKept,
  }: Pick<NewSource, 'sha256' | 'name' | 'bytes' | 'dialect' | 'isKept'>,
  outcome: JsonObject,
): void {
  appendCustody(library, {
    action: 'import',
    subject: { kind: 'source', id: sha256 },
    details: {
      file: name,
      bytes,
      format: dialect,
      original: isKept ? 'kept' : 'referenced',
      ...outcome,
    },
  });
}

function countWarnings(warnings: readonly ImportWarning[]): JsonObject {
  return Object.fromEntries(warnings.map(({ code, count }) => [code, count]));
}
