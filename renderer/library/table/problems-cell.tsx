import type { ReactElement } from 'react';
import type { SessionFacts } from '../../../shared/library/library-row.ts';
import { formatCount, pluralise } from '../../ui/format.ts';
import recorded from '../../ui/recorded-text.module.css';
import css from './problems-cell.module.css';

/** `1 failed · 3 errors`; an ellipsis while the session is not indexed. */
export function ProblemsCell({ facts }: { readonly facts: SessionFacts | null }): ReactElement {
  if (!facts) {
    return (
      <span className={recorded.missing} title="Not indexed yet">
        …
      </span>
    );
  }
  const parts = listProblems(facts);
  return parts.length === 0 ? (
    <span className={css.none} title="No failed requests, no errors">
      –
    </span>
  ) : (
    <span className={css.problems}>
      {parts.map((part, at) => (
        <span key={part} className={css.part}>
          {part}
          {at < parts.length - 1 && ' · '}
        </span>
      ))}
    </span>
  );
}

/** Failed requests, and what else is an error: a request that fails is counted once. */
function listProblems({ failedRequests, errors }: SessionFacts): string[] {
  const others = Math.max(0, errors - failedRequests);
  return [
    ...(failedRequests > 0 ? [`${formatCount(failedRequests)} failed`] : []),
    ...(others > 0 ? [pluralise(others, 'error')] : []),
  ];
}
