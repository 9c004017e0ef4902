import type { ReactElement } from 'react';
import type { ItemLevel } from '../../../../shared/model/item.ts';
import { appStatus } from '../../../app/state/status.ts';
import { keepFocus } from '../../../ui/keep-focus.ts';
import { MenuButton } from '../../../ui/menu-button.tsx';
import { useStore } from '../../../ui/store.ts';
import type { ItemListTab } from '../../workspace/inspector-tabs.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import { listExports } from './export-items.ts';
import { FilterMenu } from './filter-menu.tsx';
import { RangeChip } from './range-chip.tsx';
import filterBar from '../filter-bar.module.css';

interface FilterRowProps {
  readonly workspace: Workspace;
  readonly list: ItemListTab;
  readonly text: string;
  readonly onText: (text: string) => void;
  /** Titles of the groups that are left out. */
  readonly hidden: readonly string[];
  readonly onHidden: (hidden: readonly string[]) => void;
  readonly lowest: ItemLevel;
  readonly onLowest: (level: ItemLevel) => void;
  readonly windowNumber: number | null;
  readonly onWindow: (windowNumber: number | null) => void;
  /** Of the rows that are listed. */
  readonly keys: () => Float64Array<ArrayBuffer>;
}

/** What a list can be narrowed down by, in one line: a text, the range of the timeline, and a menu for the rest. */
export function FilterRow(props: FilterRowProps): ReactElement {
  const { workspace, list, text, onText, windowNumber, keys } = props;
  return (
    <div className={filterBar.bar} role="search" aria-label={`Filter of ${list.title}`}>
      <input
        type="search"
        aria-label="Filter"
        placeholder="Filter"
        maxLength={500}
        spellCheck={false}
        value={text}
        onChange={(event) => onText(event.target.value)}
      />
      <RangeChip workspace={workspace} />
      <span className={filterBar.menus} onMouseDown={keepFocus}>
        <FilterMenu {...props} windowCount={workspace.playback.details.windows.length} />
        <ExportMenu workspace={workspace} list={list} windowNumber={windowNumber} keys={keys} />
      </span>
    </div>
  );
}

/** Not there where the machine's policy forbids it. */
function ExportMenu({
  workspace,
  list,
  windowNumber,
  keys,
}: Pick<FilterRowProps, 'workspace' | 'list' | 'windowNumber' | 'keys'>): ReactElement | null {
  const status = useStore(appStatus);
  return status?.policy.forbidExport ? null : (
    <MenuButton
      label="Export what is listed"
      icon="save"
      items={listExports(workspace, list.kinds, { windowNumber, keys })}
    />
  );
}
