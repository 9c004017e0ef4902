import { useEffect, useRef, useState, type ReactElement } from 'react';
import type { IndexStatus } from '../../shared/contract/search.ts';
import type { FoundSession } from '../../shared/model/search.ts';
import { api, settle } from '../app/state/api.ts';
import { Button } from '../ui/button.tsx';
import { formatBytes, formatMoment, pluralise } from '../ui/format.ts';
import { RecordedText } from '../ui/recorded-text.tsx';
import { useStore } from '../ui/store.ts';
import { SearchHitRow } from './search-hit.tsx';
import { searchAgain, searchStore, showMoreHits, type SearchState } from './search-state.ts';
import css from './search-results.module.css';

/** What was found, by session, the newest first. */
export function SearchResults(): ReactElement {
  const state = useStore(searchStore);
  const status = useIndexStatus();
  const results = useRef<HTMLElement>(null);
  useEffect(() => api.on('importFinished', searchAgain), []);
  // Coming back from a hit, the focus returns to it.
  useEffect(() => results.current?.querySelector<HTMLElement>('[data-hit][aria-current]')?.focus(), []);
  return (
    <section ref={results} className={css.results} aria-label="Search results">
      <p className={css.summary} role="status">
        {summaryOf(state)}
        {status && <IndexNote status={status} />}
      </p>
      {state.result?.found.map((found) => (
        <FoundSessionHits key={found.sessionId} found={found} openedKey={state.opened?.key} />
      ))}
    </section>
  );
}

function summaryOf({ result, problem }: SearchState): string {
  if (problem !== null) {
    return problem;
  }
  if (!result) {
    return 'Searching …';
  }
  if (result.total === 0) {
    return 'Nothing was found. Words must stand as they were recorded; a * finds their beginnings (pay*).';
  }
  const shown =
    result.found.length < result.sessions ? `, of which the newest ${result.found.length} are shown` : '';
  const more = result.isCut ? 'More than ' : '';
  return `${more}${pluralise(result.total, 'hit')} in ${pluralise(result.sessions, 'session')}${shown}.`;
}

interface FoundSessionHitsProps {
  readonly found: FoundSession;
  readonly openedKey: number | undefined;
}

function FoundSessionHits({ found, openedKey }: FoundSessionHitsProps): ReactElement {
  const { sessionId, person, firstUrl, startedAtMs, total, hits } = found;
  return (
    <section className={css.session} aria-labelledby={`found-${sessionId}`}>
      <h2 id={`found-${sessionId}`}>
        <RecordedText text={person} missing="Unknown person" className={css.person} />
        <RecordedText text={firstUrl} missing="No address recorded" className={css.url} />
        <span className={css.when}>{formatMoment(startedAtMs)}</span>
        <span className={css.count}>{pluralise(total, 'hit')}</span>
      </h2>
      {hits.map((hit) => (
        <SearchHitRow key={hit.key} hit={hit} startedAtMs={startedAtMs} isOpened={hit.key === openedKey} />
      ))}
      {hits.length < total && (
        <Button className={css.more} onClick={showMoreHits}>
          Show the other {total - hits.length}
        </Button>
      )}
    </section>
  );
}

function IndexNote({ status }: { readonly status: IndexStatus }): ReactElement {
  const { windowsLeft, indexBytes } = status;
  return (
    <span>
      {windowsLeft > 0 && `${pluralise(windowsLeft, 'window')} still to be indexed. `}
      The index takes {formatBytes(indexBytes)}.
    </span>
  );
}

/** Read again when the deep index has read another window. */
function useIndexStatus(): IndexStatus | null {
  const [status, setStatus] = useState<IndexStatus | null>(null);
  useEffect(() => {
    const read = (): void =>
      void settle(api.readIndexStatus({})).then((answer) => answer.ok && setStatus(answer.value));
    read();
    return api.on('windowIndexed', ({ share }) => {
      if (share === 1) {
        read();
        searchAgain();
      }
    });
  }, []);
  return status;
}
