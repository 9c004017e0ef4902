import { useEffect, useRef, useState, type ReactElement } from 'react';
import type { IndexStatus } from '../../shared/contract/search.ts';
import { SEARCH_ORDERS, type FoundSession, type SearchOrder } from '../../shared/model/search.ts';
import { toVisibleText } from '../../shared/model/visible-text.ts';
import { api, settle } from '../app/state/api.ts';
import { Button } from '../ui/button.tsx';
import { formatAddress } from '../ui/address.ts';
import { classNames } from '../ui/class-names.ts';
import { formatMoment, pluralise } from '../ui/format.ts';
import { RecordedText } from '../ui/recorded-text.tsx';
import { useStore } from '../ui/store.ts';
import { SearchHitRow } from './search-hit.tsx';
import { searchAgain, searchOrder, searchStore, showMoreHits, type SearchState } from './search-state.ts';
import field from '../ui/field.module.css';
import css from './search-results.module.css';

const ORDER_NAMES: Readonly<Record<SearchOrder, string>> = {
  newest: 'Newest first',
  hits: 'Most hits first',
};

function OrderChoice(): ReactElement {
  const order = useStore(searchOrder);
  return (
    <select
      className={classNames(field.field, css.order)}
      aria-label="Order of the results"
      value={order}
      onChange={({ target }) =>
        searchOrder.set(SEARCH_ORDERS.find((each) => each === target.value) ?? 'newest')
      }
    >
      {SEARCH_ORDERS.map((each) => (
        <option key={each} value={each}>
          {ORDER_NAMES[each]}
        </option>
      ))}
    </select>
  );
}

/** What was found under the library's filter, by session. */
export function SearchResults(): ReactElement {
  const state = useStore(searchStore);
  const status = useIndexStatus();
  const results = useRef<HTMLElement>(null);
  useEffect(() => api.on('importFinished', searchAgain), []);
  // Coming back from a hit, the focus returns to it.
  useEffect(() => results.current?.querySelector<HTMLElement>('[data-hit][aria-current]')?.focus(), []);
  return (
    <section ref={results} className={css.results} aria-label="Search results" data-help="search">
      <div className={css.head}>
        <p className={css.summary} role="status">
          {summaryOf(state)}
          {status && status.windowsLeft > 0 && (
            <span>{pluralise(status.windowsLeft, 'window')} still to be indexed.</span>
          )}
        </p>
        <OrderChoice />
      </div>
      {state.result?.found.map((found) => (
        <FoundSessionHits key={found.sessionId} found={found} openedKey={state.opened?.key} />
      ))}
    </section>
  );
}

function summaryOf({ typed, result, problem }: SearchState): string {
  if (problem !== null) {
    return problem;
  }
  if (!result) {
    return 'Searching …';
  }
  if (result.total === 0) {
    return `No results for “${toVisibleText(typed)}”. Whole words only; try the beginning of one, such as pay*.`;
  }
  const shown =
    result.found.length < result.sessions ? `, of which the first ${result.found.length} are shown` : '';
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
        <RecordedText
          text={firstUrl === null ? null : formatAddress(firstUrl)}
          full={firstUrl ?? ''}
          missing="No address recorded"
          className={css.url}
        />
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
