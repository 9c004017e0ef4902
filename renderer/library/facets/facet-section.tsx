import { useState, type ReactElement } from 'react';
import type { FacetValue } from '../../../shared/library/library-row.ts';
import { MAX_VALUE, type Facet, type SessionFilter } from '../../../shared/library/session-filter.ts';
import { api, unwrap } from '../../app/state/api.ts';
import { reportProblem } from '../../app/state/messages.ts';
import { toggleValue } from './change-filter.ts';
import { ChoiceList, FacetBox } from './facet-box.tsx';
import { FACET_WORDS, wordOf } from './facet-words.ts';
import { classNames } from '../../ui/class-names.ts';
import field from '../../ui/field.module.css';
import css from './facet-section.module.css';

interface FacetSectionProps {
  readonly facet: Facet;
  /** `undefined` until it is open, and counted. */
  readonly values: readonly FacetValue[] | undefined;
  readonly filter: SessionFilter;
  readonly onFilter: (filter: SessionFilter) => void;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}

/** The main process returns no more values than this: with so many, they can be searched. */
const MANY = 50;

/** A facet's values. One that has many can be searched. */
export function FacetSection(props: FacetSectionProps): ReactElement {
  const { facet, values = [], filter, onFilter, isOpen, onToggle } = props;
  const [found, setFound] = useState<readonly FacetValue[] | null>(null);
  const chosen = filter.values[facet] ?? [];
  const find = (containing: string): void => {
    if (containing === '') {
      setFound(null);
      return;
    }
    void unwrap(api.findFacetValues({ filter, facet, containing }), reportProblem).then((result) =>
      setFound(result ?? null),
    );
  };
  const { title } = FACET_WORDS[facet];
  return (
    <FacetBox title={title} chosen={chosen.length} isOpen={isOpen} onToggle={onToggle}>
      {values.length >= MANY && (
        <input
          type="search"
          className={classNames(field.field, css.find)}
          placeholder={`Find a ${title.toLowerCase()}`}
          aria-label={`Find a ${title.toLowerCase()}`}
          maxLength={MAX_VALUE}
          onChange={(event) => find(event.target.value)}
        />
      )}
      <ChoiceList
        choices={(found ?? values).map(({ value, count }) => ({
          key: value,
          word: wordOf(facet, value),
          count,
          isChosen: chosen.includes(value),
          onToggle: () => onFilter(toggleValue(filter, facet, value)),
        }))}
      />
      {found?.length === 0 && <p className={css.none}>Nothing found</p>}
      {props.values?.length === 0 && <p className={css.none}>None in these sessions</p>}
    </FacetBox>
  );
}
