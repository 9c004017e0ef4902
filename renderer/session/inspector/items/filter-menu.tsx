import { useState, type ReactElement } from 'react';
import { ITEM_LEVELS, type ItemLevel } from '../../../../shared/model/item.ts';
import { Button } from '../../../ui/button.tsx';
import { Popover } from '../../../ui/popover.tsx';
import type { ItemListTab } from '../../workspace/inspector-tabs.ts';
import { WindowChoice } from './window-choice.tsx';
import css from './filter-menu.module.css';

interface FilterMenuProps {
  readonly list: ItemListTab;
  /** Titles of the groups that are left out. */
  readonly hidden: readonly string[];
  readonly onHidden: (hidden: readonly string[]) => void;
  readonly lowest: ItemLevel;
  readonly onLowest: (level: ItemLevel) => void;
  readonly windowCount: number;
  readonly windowNumber: number | null;
  readonly onWindow: (windowNumber: number | null) => void;
}

/** Kinds, level and window that a list is narrowed down to; not there where nothing can be chosen. */
export function FilterMenu(props: FilterMenuProps): ReactElement | null {
  const { list, hidden, lowest, windowCount, windowNumber } = props;
  const [isOpen, setOpen] = useState(false);
  if (list.groups.length === 0 && !list.offersLevels && windowCount < 2) {
    return null;
  }
  const isNarrowed = hidden.length > 0 || lowest !== 'info' || windowNumber !== null;
  return (
    <span className={css.place} data-narrowed={isNarrowed || undefined}>
      <Popover
        label={isNarrowed ? 'Filter by kind and level: on' : 'Filter by kind and level'}
        icon="filter"
        isIcon
        isOpen={isOpen}
        onToggle={setOpen}
      >
        {() => <Choices {...props} isNarrowed={isNarrowed} />}
      </Popover>
    </span>
  );
}

const LEVEL_CHOICES: Readonly<Record<ItemLevel, string>> = {
  info: 'All levels',
  warn: 'Warnings and errors',
  error: 'Errors',
};

function Choices(props: FilterMenuProps & { readonly isNarrowed: boolean }): ReactElement {
  const { list, onHidden, lowest, onLowest, windowCount, windowNumber, onWindow, isNarrowed } = props;
  const showAll = (): void => {
    onHidden([]);
    onLowest('info');
    onWindow(null);
  };
  return (
    <div className={css.choices}>
      {list.groups.length > 0 && <Kinds {...props} />}
      {list.offersLevels && (
        <select
          aria-label="Level"
          value={lowest}
          onChange={(event) => onLowest(ITEM_LEVELS.find((level) => level === event.target.value) ?? 'info')}
        >
          {ITEM_LEVELS.map((level) => (
            <option key={level} value={level}>
              {LEVEL_CHOICES[level]}
            </option>
          ))}
        </select>
      )}
      <WindowChoice count={windowCount} chosen={windowNumber} onChoose={onWindow} />
      <Button disabled={!isNarrowed} onClick={showAll}>
        Show all
      </Button>
    </div>
  );
}

function Kinds({ list, hidden, onHidden }: FilterMenuProps): ReactElement {
  return (
    <fieldset className={css.kinds}>
      <legend>Kinds</legend>
      {list.groups.map(({ title }) => (
        <label key={title}>
          <input
            type="checkbox"
            checked={!hidden.includes(title)}
            onChange={({ target }) =>
              onHidden(target.checked ? hidden.filter((other) => other !== title) : [...hidden, title])
            }
          />
          {title}
        </label>
      ))}
    </fieldset>
  );
}
