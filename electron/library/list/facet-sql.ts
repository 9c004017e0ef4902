import type { Facet, Range, SortKey } from '../../../shared/library/session-filter.ts';
import { VERDICT_OF_FACTS } from '../sessions/verdicts.ts';

/** Where a facet's values come from: an expression of a row of session_facts, or rows of (session_key, value). */
export type FacetSql =
  | { readonly expression: string }
  | {
      readonly relation: string;
      /** No session has a value twice in it. */
      readonly isDistinct?: boolean;
    };

/** Whether a session has any of something; '' while it is not counted. */
function presence(column: string): FacetSql {
  return { expression: `CASE WHEN ${column} > 0 THEN 'some' WHEN is_indexed THEN 'none' ELSE '' END` };
}

/** Values of which a session has all whose count is not 0. */
function counted(columns: Readonly<Record<string, string>>): FacetSql {
  const parts = Object.entries(columns).map(
    ([value, column]) => `SELECT session_key, '${value}' AS value FROM session_facts WHERE ${column} > 0`,
  );
  return { relation: `(${parts.join(' UNION ALL ')})`, isDistinct: true };
}

function ofSource(column: string): FacetSql {
  return {
    relation: `(SELECT session_key, substr(${column}, 1, 512) AS value FROM session_sources JOIN sources USING (source_key))`,
  };
}

export const FACET_SQL: Readonly<Record<Facet, FacetSql>> = {
  star: {
    expression: `CASE WHEN session_id IN (SELECT session_id FROM session_marks WHERE is_starred = 1)
      THEN 'starred' ELSE 'plain' END`,
  },
  watched: {
    expression: `CASE WHEN session_id IN (SELECT session_id FROM session_marks WHERE watched_at_ms IS NOT NULL)
      THEN 'watched' ELSE 'new' END`,
  },
  verdict: { expression: VERDICT_OF_FACTS },
  tag: {
    relation: `(SELECT session_key, name AS value
      FROM session_tags JOIN tags USING (tag_key) JOIN sessions ON sessions.id = session_id)`,
  },
  case: {
    relation: `(SELECT session_key, title AS value
      FROM case_sessions JOIN cases USING (case_key) JOIN sessions ON sessions.id = session_id)`,
  },
  person: { expression: 'person' },
  host: { relation: '(SELECT session_key, host AS value FROM session_hosts)', isDistinct: true },
  path: { relation: '(SELECT session_key, path AS value FROM session_paths)', isDistinct: true },
  browser: { expression: 'browser' },
  os: { expression: 'os' },
  errors: presence('errors'),
  console: counted({ error: 'console_errors', warn: 'console_warnings', log: 'console_logs' }),
  requests: presence('failed_requests'),
  clicks: counted({ rage: 'rage_clicks', dead: 'dead_clicks' }),
  health: {
    expression: `CASE health WHEN 0 THEN 'good' WHEN 1 THEN 'info' WHEN 2 THEN 'notice' ELSE 'serious' END`,
  },
  dialect: ofSource('dialect'),
  source: ofSource('name'),
};

export const RANGE_COLUMNS: Readonly<Record<Range, string>> = {
  started: 'started_at_ms',
  duration: 'duration_ms',
  active: 'active_ms',
};

/** Each is the beginning of an index of its own. */
export const SORT_TERMS: Readonly<Record<SortKey, string>> = {
  started: 'started_at_ms',
  duration: 'duration_ms',
  active: 'active_ms',
  events: 'events',
  windows: 'windows',
  pages: 'pages',
  clicks: 'clicks',
  rageClicks: 'rage_clicks',
  errors: 'errors',
  consoleErrors: 'console_errors',
  failedRequests: 'failed_requests',
  browser: 'browser COLLATE NOCASE',
  person: 'person COLLATE NOCASE',
  firstUrl: 'first_url COLLATE NOCASE',
  source: 'source_name COLLATE NOCASE',
  health: 'health',
  verdict: 'verdict_place',
};
