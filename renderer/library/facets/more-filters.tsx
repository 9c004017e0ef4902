import type { ReactElement, ReactNode } from 'react';
import { Icon } from '../../ui/icons.tsx';
import box from './facet-box.module.css';
import css from './more-filters.module.css';

interface MoreFiltersProps {
  /** How much is chosen in it. */
  readonly chosen: number;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
  readonly children: ReactNode;
}

/** Filters that are seldom needed. */
export function MoreFilters({ chosen, isOpen, onToggle, children }: MoreFiltersProps): ReactElement {
  return (
    <div className={css.more}>
      <button type="button" className={css.button} aria-expanded={isOpen} onClick={onToggle}>
        <Icon name={isOpen ? 'minus' : 'plus'} size={14} />
        More filters
        {chosen > 0 && <span className={box.chosen}>{chosen}</span>}
      </button>
      {isOpen && children}
    </div>
  );
}
