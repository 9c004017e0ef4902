import { isHealthCode, type HealthCode, type ImportWarning } from '../../../shared/model/health.ts';
import { isPlainObject } from '../../../shared/model/replay-event.ts';
import { MAX_TITLE } from '../../../shared/library/session-title.ts';
import type { SessionListItem } from '../../../shared/model/session.ts';
import { VERDICT_NAME } from './verdicts.ts';

/** How often the deep index corrected something of the session in `sessions`, or left it out. */
export const CORRECTIONS = sumOfWindows('corrections');

/** How many texts of it are too long to be indexed whole. */
export const CUTS = sumOfWindows('cuts');

/** How many of its clicks and inputs are on elements that were not recorded. */
export const UNRECORDED = sumOfWindows('unrecorded');

function sumOfWindows(counted: string): string {
  return `(SELECT coalesce(sum(${counted}), 0) FROM windows JOIN index_${counted} USING (window_key)
      WHERE windows.session_key = sessions.session_key)`;
}

/** The columns of a SessionListItem. A session of several files shows the one imported first; '' where none is known. */
export const SESSION_SELECT = `
  SELECT id, coalesce(substr(title, 1, ${MAX_TITLE}), '') AS title, ${VERDICT_NAME} AS verdict,
    (SELECT originals.id FROM sessions AS originals WHERE originals.id = duplicate_of) AS duplicateOf,
    source_id AS sourceId, person, first_url AS firstUrl, events, started_at_ms AS startedAtMs,
    ended_at_ms AS endedAtMs, health_json AS healthJson, events_by_type_json AS eventsByTypeJson,
    (SELECT count(*) FROM windows WHERE windows.session_key = sessions.session_key) AS windows,
    (SELECT count(*) FROM windows JOIN index_attempts USING (window_key)
      WHERE windows.session_key = sessions.session_key AND reason IS NOT NULL) AS notIndexed,
    ${CORRECTIONS} AS corrections,
    ${CUTS} AS cuts,
    ${UNRECORDED} AS unrecorded,
    coalesce(first_source.sha256, '') AS sourceSha256, coalesce(first_source.name, '') AS sourceName
  FROM sessions LEFT JOIN session_marks ON session_marks.session_id = sessions.id
    LEFT JOIN sources AS first_source ON first_source.source_key =
    (SELECT min(source_key) FROM session_sources WHERE session_sources.session_key = sessions.session_key)`;

export interface SessionRow extends Omit<SessionListItem, 'health' | 'eventsByType'> {
  readonly healthJson: string;
  readonly eventsByTypeJson: string;
  /** How many of its windows could not be indexed. */
  readonly notIndexed: number;
  /** How often something in them was corrected or left out for playing. */
  readonly corrections: number;
  /** How many of their texts are too long to be indexed whole. */
  readonly cuts: number;
  /** How many clicks and inputs in them are on elements that were not recorded. */
  readonly unrecorded: number;
}

/** Turns a row of SESSION_SELECT into the model. Codes this version does not know are left out. */
export function toSession(row: SessionRow): SessionListItem {
  const { healthJson, notIndexed, corrections, cuts, unrecorded, eventsByTypeJson, ...session } = row;
  const findings = findingsOf({ healthJson, notIndexed, corrections, cuts, unrecorded });
  return {
    ...session,
    health: findings.map(({ code, count }) => ({ code, count })),
    eventsByType: parseCounts(eventsByTypeJson),
  };
}

/** A session's health: what its import found, and what the deep index could not read, or had to correct. */
export function findingsOf({
  healthJson,
  notIndexed,
  corrections,
  cuts,
  unrecorded,
}: Pick<SessionRow, 'healthJson' | 'notIndexed' | 'corrections' | 'cuts' | 'unrecorded'>): ImportWarning[] {
  const corrected = addTo(parseFindings(healthJson), 'impossible-content', corrections);
  const cut = addTo(corrected, 'long-text', cuts);
  const found = addTo(cut, 'unrecorded-element', unrecorded);
  return addTo(found, 'not-indexed', notIndexed);
}

function addTo(findings: readonly ImportWarning[], code: HealthCode, count: number): ImportWarning[] {
  const isOf = (finding: ImportWarning): boolean => finding.code === code;
  if (count === 0 || findings.some(isOf)) {
    return findings.map((finding) =>
      isOf(finding) ? { ...finding, count: finding.count + count } : finding,
    );
  }
  return [...findings, { code, count, firstAt: 1 }];
}

/** What is stored of a session's health. Libraries of version 1 hold no first places. */
export function parseFindings(json: string): ImportWarning[] {
  const items = parseOrNothing(json);
  return Array.isArray(items) ? items.flatMap(toFinding) : [];
}

/** What a library holds may come from strangers. */
function parseOrNothing(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function toFinding(item: unknown): ImportWarning[] {
  if (!isPlainObject(item)) {
    return [];
  }
  const { code, count, firstAt } = item;
  return typeof code === 'string' && isHealthCode(code) && typeof count === 'number'
    ? [{ code, count, firstAt: typeof firstAt === 'number' ? firstAt : 1 }]
    : [];
}

function parseCounts(json: string): Record<string, number> {
  const counts = parseOrNothing(json);
  const entries = isPlainObject(counts) ? Object.entries(counts) : [];
  return Object.fromEntries(entries.map(([type, count]) => [type, Number(count)]));
}
