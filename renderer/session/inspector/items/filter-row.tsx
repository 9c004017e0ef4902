import type { ReactElement } from 'react';
import { exportsFor } from '../../../../shared/export/export-kinds.ts';
import { ITEM_LEVELS, type ItemLevel } from '../../../../shared/model/item.ts';
import { keepFocus } from '../../../ui/keep-focus.ts';
import { api } from '../../../app/state/api.ts';
import { ExportButton } from './export-button.tsx';
import type { ItemListTab } from '../../workspace/inspector-tabs.ts';
import { RangeChip } from './range-chip.tsx';
import { WindowChoice } from './window-choice.tsx';
import type { Workspace } from '../../workspace/workspace.ts';
import filterBar from '../filter-bar.module.css';
import chip from '../../../ui/chip.module.css';

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

const LEVEL_CHOICES: Readonly<Record<ItemLevel, string>> = {
  info: 'All levels',
  warn: 'Warnings and errors',
  error: 'Errors',
};

/** What a list can be narrowed down by: a text, a level, a window, kinds, and the range of the timeline. */
export function FilterRow(props: FilterRowProps): ReactElement {
  const { workspace, list, text, onText, lowest, onLowest, windowNumber, onWindow } = props;
  const { windows } = workspace.playback.details;
  return (
    <div className={filterBar.bar} role="search" aria-label={`Filter of ${list.title}`}>
      <input
        type="search"
        aria-label="Search within"
        placeholder="Search within"
        maxLength={500}
        spellCheck={false}
        value={text}
        onChange={(event) => onText(event.target.value)}
      />
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
      <WindowChoice count={windows.length} chosen={windowNumber} onChoose={onWindow} />
      <Exports {...props} />
      <Chips {...props} />
      <RangeChip workspace={workspace} />
    </div>
  );
}

/** What is listed, as a file, in every form there is for such a list. */
function Exports({ workspace, list, windowNumber, keys }: FilterRowProps): ReactElement {
  const { sessionId } = workspace;
  return (
    <>
      {exportsFor(list.kinds).map((kind) => (
        <ExportButton
          key={kind}
          kind={kind}
          write={() => {
            // All of it: requests may have begun before the recording did.
            const { fromMs, toMs } = workspace.range.get() ?? { fromMs: 0, toMs: Number.MAX_SAFE_INTEGER };
            return api.exportItems({ sessionId, kind, keys: keys(), windowNumber, fromMs, toMs });
          }}
        />
      ))}
    </>
  );
}

function Chips({ list, hidden, onHidden }: FilterRowProps): ReactElement | null {
  if (list.groups.length === 0) {
    return null;
  }
  return (
    <div className={chip.chips} role="group" aria-label="Kinds" onMouseDown={keepFocus}>
      {list.groups.map(({ title }) => {
        const isShown = !hidden.includes(title);
        return (
          <button
            key={title}
            type="button"
            className={chip.chip}
            aria-pressed={isShown}
            onClick={() => onHidden(isShown ? [...hidden, title] : hidden.filter((other) => other !== title))}
          >
            {title}
          </button>
        );
      })}
    </div>
  );
}
