import { worstSeverity, type Severity } from '../../../shared/model/health.ts';
import { ITEM_KINDS, ITEM_LEVELS, type ItemKind, type ItemLevel } from '../../../shared/model/item.ts';
import type { RecordedUser } from '../../../shared/model/session.ts';
import { readActiveTime } from './active-time.ts';
import { itemRange } from '../database/item-keys.ts';
import type { WritableLibrary } from '../database/library.ts';
import { prepare } from '../database/prepare.ts';
import { assertItemsOfKeyEnd } from './items-end.ts';
import { readRecordedBrowser } from './recorded-browser.ts';
import { noteFingerprint } from './same-recordings.ts';
import { refreshSessionPages } from './session-pages.ts';
import { placeOfVerdict } from './verdicts.ts';
import { CORRECTIONS, CUTS, findingsOf, UNRECORDED } from './session-rows.ts';

/** In this order `session_facts.health` numbers them, from 1; 0 is perfect health. */
const SEVERITIES: readonly Severity[] = ['info', 'notice', 'serious'];

const kindIs = (kind: ItemKind): string => `kind = ${ITEM_KINDS.indexOf(kind)}`;
const levelIs = (level: ItemLevel): string => `level = ${ITEM_LEVELS.indexOf(level)}`;

/** What an import tells of a session that is not in its own row. */
export type ImportedFacts = Pick<RecordedUser, 'browser' | 'os'>;

/** Notes what is known of a session as soon as it is stored, with its windows and sources. Call it in that transaction. */
export function insertSessionFacts(
  library: WritableLibrary,
  sessionKey: number,
  { browser, os }: ImportedFacts,
): void {
  prepare(
    library.database,
    `INSERT INTO main.session_facts (session_key, session_id, started_at_ms, duration_ms, events, windows,
         browser, os, person, first_url, verdict_place, source_name)
       SELECT session_key, id, started_at_ms, ended_at_ms - started_at_ms, events,
         (SELECT count(*) FROM windows WHERE windows.session_key = sessions.session_key),
         substr(coalesce(@browser, ''), 1, 100), substr(coalesce(@os, ''), 1, 100), substr(coalesce(person, ''), 1, 256), substr(coalesce(first_url, ''), 1, 512),
         ${placeOfVerdict('sessions.id')},
         coalesce((SELECT substr(name, 1, 256) FROM session_sources JOIN sources USING (source_key)
           WHERE session_sources.session_key = sessions.session_key ORDER BY source_key LIMIT 1), '')
       FROM sessions WHERE session_key = @sessionKey`,
  ).run({ sessionKey, browser, os });
  refreshSessionFacts(library, sessionKey);
}

/**
 * Counts anew what the deep index knows of a session by now. Call it in the transaction that stores what it found of a
 * window's end. A session that is gone is not an error.
 */
export function refreshSessionFacts(library: WritableLibrary, sessionKey: number): void {
  const { database } = library;
  const whole = prepare<
    [number],
    {
      fromMs: number;
      toMs: number;
      healthJson: string;
      notIndexed: number;
      corrections: number;
      cuts: number;
      unrecorded: number;
    }
  >(
    database,
    `SELECT started_at_ms AS fromMs, ended_at_ms AS toMs, health_json AS healthJson,
         (SELECT count(*) FROM windows JOIN index_attempts USING (window_key)
          WHERE windows.session_key = sessions.session_key AND reason IS NOT NULL) AS notIndexed,
         ${CORRECTIONS} AS corrections, ${CUTS} AS cuts, ${UNRECORDED} AS unrecorded
       FROM sessions WHERE session_key = ?`,
  ).get(sessionKey);
  if (!whole) {
    return;
  }
  assertItemsOfKeyEnd(library, sessionKey);
  const { browser, os } = readRecordedBrowser(library, sessionKey);
  const severity = worstSeverity(findingsOf(whole));
  prepare(database, REFRESH).run({
    ...itemRange(sessionKey),
    sessionKey,
    browser,
    os,
    health: severity ? SEVERITIES.indexOf(severity) + 1 : 0,
    activeMs: readActiveTime(library, sessionKey, whole),
  });
  noteFingerprint(library, sessionKey);
  refreshSessionPages(library, sessionKey, ITEM_KINDS.indexOf('page'));
}

/** Columns of session_facts that are counts of items. */
const COUNTS: Readonly<Record<string, string>> = {
  pages: kindIs('page'),
  clicks: kindIs('click'),
  dead_clicks: kindIs('dead-click'),
  rage_clicks: kindIs('rage-click'),
  inputs: kindIs('input'),
  requests: kindIs('request'),
  failed_requests: `${kindIs('request')} AND (status >= 400 OR ${levelIs('error')})`,
  errors: levelIs('error'),
  console_errors: `${kindIs('console')} AND ${levelIs('error')}`,
  console_warnings: `${kindIs('console')} AND ${levelIs('warn')}`,
  console_logs: `${kindIs('console')} AND ${levelIs('info')}`,
};

const REFRESH = `
  UPDATE main.session_facts SET
    health = @health,
    active_ms = @activeMs,
    browser = CASE WHEN @browser <> '' THEN @browser ELSE browser END,
    os = CASE WHEN @os <> '' THEN @os ELSE os END,
    is_indexed = NOT EXISTS (SELECT 1 FROM windows WHERE windows.session_key = @sessionKey AND chunks >
      (SELECT coalesce(max(next_chunk), 0) FROM index_pieces WHERE index_pieces.window_key = windows.window_key)),
    ${Object.keys(COUNTS)
      .map((column) => `${column} = counted.${column}`)
      .join(', ')}
  FROM (SELECT ${Object.entries(COUNTS)
    .map(([column, condition]) => `count(*) FILTER (WHERE ${condition}) AS ${column}`)
    .join(', ')}
    FROM items WHERE item_key BETWEEN @first AND @last) AS counted
  WHERE session_key = @sessionKey`;
