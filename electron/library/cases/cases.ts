import { randomUUID } from 'node:crypto';
import {
  MAX_CASES,
  MAX_CASE_SESSIONS,
  type CaseDetails,
  type CaseDraft,
  type CaseSession,
  type EvidenceCase,
} from '../../../shared/model/evidence-case.ts';
import { fail, succeed, type Result } from '../../../shared/result.ts';
import { appendCustody } from '../custody/append-custody.ts';
import { hashText } from '../custody/hash-text.ts';
import type { ReadableLibrary, WritableLibrary } from '../database/library.ts';
import { prepare } from '../database/prepare.ts';
import { checkCaseDraft, tidyCaseDraft } from './case-limits.ts';
import { changeCaseRow, changeOpenCase, type OpenCase } from './change-open-case.ts';

interface CaseRow extends Omit<EvidenceCase, 'state' | 'isHeld' | 'examiner'> {
  readonly examinerName: string;
  readonly examinerOrganisation: string;
  readonly isHeld: number;
}

const CASE_SELECT = `
  SELECT id, title, reference, description, examiner_name AS examinerName,
    examiner_organisation AS examinerOrganisation, opened_at_ms AS openedAtMs, closed_at_ms AS closedAtMs,
    changed_at_ms AS changedAtMs, is_held AS isHeld,
    (SELECT count(*) FROM case_sessions WHERE case_sessions.case_key = cases.case_key) AS sessions,
    (SELECT count(*) FROM exhibits WHERE exhibits.case_key = cases.case_key) AS exhibits
  FROM cases`;

/** The library's cases: open ones first, then by when they were changed last. */
export function listCases({ database }: ReadableLibrary): EvidenceCase[] {
  return prepare<[], CaseRow>(
    database,
    `${CASE_SELECT} ORDER BY closed_at_ms IS NOT NULL, changed_at_ms DESC, case_key DESC LIMIT ${MAX_CASES}`,
  )
    .all()
    .map(toCase);
}

/** A case with the sessions in it; undefined where the library has none with this id. */
export function readCase({ database }: ReadableLibrary, caseId: string): CaseDetails | undefined {
  const row = prepare<[string], CaseRow>(database, `${CASE_SELECT} WHERE id = ?`).get(caseId);
  const sessions = prepare<[string], Omit<CaseSession, 'isInLibrary'> & { isThere: number }>(
    database,
    `SELECT session_id AS sessionId, added_at_ms AS addedAtMs,
         EXISTS (SELECT 1 FROM sessions WHERE sessions.id = session_id) AS isThere
       FROM case_sessions JOIN cases USING (case_key) WHERE cases.id = ?
       ORDER BY added_at_ms, session_id LIMIT ${MAX_CASE_SESSIONS}`,
  );
  return (
    row && {
      ...toCase(row),
      sessionList: sessions
        .all(caseId)
        .map(({ isThere, ...session }) => ({ ...session, isInLibrary: isThere === 1 })),
    }
  );
}

/** The ids of the cases that a session is in. */
export function listCasesOf({ database }: ReadableLibrary, sessionId: string): string[] {
  return prepare<[string], string>(
    database,
    `SELECT cases.id FROM case_sessions JOIN cases USING (case_key) WHERE session_id = ?
       ORDER BY case_key LIMIT ${MAX_CASES}`,
  )
    .pluck()
    .all(sessionId);
}

function toCase({ examinerName, examinerOrganisation, isHeld, ...row }: CaseRow): EvidenceCase {
  return {
    ...row,
    examiner: { name: examinerName, organisation: examinerOrganisation },
    state: row.closedAtMs === null ? 'open' : 'closed',
    isHeld: isHeld === 1,
  };
}

/** Makes a case. @returns its id */
export function createCase(library: WritableLibrary, draft: CaseDraft): Result<string> {
  const tidy = tidyCaseDraft(draft);
  const possible = checkCaseDraft(tidy);
  if (!possible.ok) {
    return possible;
  }
  const create = library.database.transaction((): Result<string> => {
    if (countCases(library) >= MAX_CASES) {
      return fail('too-many-cases', `A library has ${MAX_CASES} cases at most.`);
    }
    const id = randomUUID();
    prepare<object>(
      library.database,
      `INSERT INTO main.cases (id, title, reference, description, examiner_name, examiner_organisation, opened_at_ms,
           changed_at_ms)
         VALUES (@id, @title, @reference, @description, @examinerName, @examinerOrganisation, @now, @now)`,
    ).run({ ...toRow(tidy), id, now: Date.now() });
    appendCustody(library, {
      action: 'case-made',
      subject: { kind: 'case', id },
      details: { sha256: hashDraft(tidy) },
    });
    return succeed(id);
  });
  return create.immediate();
}

/** Changes what is written of a case. What is left out stays. */
export function changeCase(
  library: WritableLibrary,
  caseId: string,
  change: Partial<CaseDraft>,
): Result<null> {
  return changeOpenCase(library, caseId, ({ key }) => {
    const former = readCase(library, caseId);
    const tidy = tidyCaseDraft({ ...(former as CaseDetails), ...change });
    const possible = checkCaseDraft(tidy);
    if (!possible.ok || !former) {
      return possible;
    }
    prepare<object>(
      library.database,
      `UPDATE main.cases SET title = @title, reference = @reference, description = @description,
           examiner_name = @examinerName, examiner_organisation = @examinerOrganisation, changed_at_ms = @now
         WHERE case_key = @key`,
    ).run({ ...toRow(tidy), key, now: Date.now() });
    appendCustody(library, {
      action: 'case-changed',
      subject: { kind: 'case', id: caseId },
      details: {
        changed: Object.keys(change).sort(),
        sha256: hashDraft(tidy),
        formerSha256: hashDraft(former),
      },
    });
    return succeed(null);
  });
}

/** Closes a case: it is not changed from then on. */
export function closeCase(library: WritableLibrary, caseId: string): Result<null> {
  return changeOpenCase(library, caseId, (found) => setClosed(library, found, Date.now()));
}

/** Opens a case again that was closed. One that is open stays as it is. */
export function reopenCase(library: WritableLibrary, caseId: string): Result<null> {
  return changeCaseRow(library, caseId, (found) =>
    found.isClosed === 1 ? setClosed(library, found, null) : succeed(null),
  );
}

function setClosed(library: WritableLibrary, { key, id }: OpenCase, atMs: number | null): Result<null> {
  prepare(
    library.database,
    'UPDATE main.cases SET closed_at_ms = ?, changed_at_ms = ? WHERE case_key = ?',
  ).run(atMs, Date.now(), key);
  appendCustody(library, {
    action: atMs === null ? 'case-reopened' : 'case-closed',
    subject: { kind: 'case', id },
  });
  return succeed(null);
}

function countCases({ database }: ReadableLibrary): number {
  return prepare<[], number>(database, 'SELECT count(*) FROM main.cases').pluck().get() ?? 0;
}

function toRow({ title, reference, description, examiner }: CaseDraft): Record<string, string> {
  return {
    ...{ title, reference, description },
    examinerName: examiner.name,
    examinerOrganisation: examiner.organisation,
  };
}

function hashDraft({ title, reference, description, examiner }: CaseDraft): string {
  return hashText([title, reference, description, examiner.name, examiner.organisation].join('\n'));
}
