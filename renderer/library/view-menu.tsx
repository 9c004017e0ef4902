import { useState, type ReactElement, type SyntheticEvent } from 'react';
import { isName, MAX_NAME, type SavedView } from '../../shared/library/session-filter.ts';
import { toVisibleText } from '../../shared/model/visible-text.ts';
import { api, unwrap } from '../api.ts';
import { appStore, isReadOnly, reportProblem } from '../app-state.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { Popover } from '../ui/popover.tsx';
import { useStore } from '../ui/store.ts';
import type { ListSettings } from './list-settings.ts';
import { CHANGING_IS_OFF } from './read-only.ts';

/** Views of the library that were kept: filter, order and columns under a name. */
export function ViewMenu({ settings }: { readonly settings: ListSettings }): ReactElement {
  const [views, setViews] = useState<readonly SavedView[] | null>(null);
  const mayWrite = !isReadOnly(useStore(appStore));
  const read = async (): Promise<void> => {
    setViews((await unwrap(api.listViews({}), reportProblem)) ?? []);
  };
  const show = ({ filter, sort, columns }: SavedView): void => {
    settings.setFilter(filter);
    settings.setSort(sort);
    settings.setColumns(columns);
  };
  const forget = async (name: string): Promise<void> => {
    await unwrap(api.removeView({ name }), reportProblem);
    await read();
  };
  const save = async (name: string): Promise<void> => {
    const { filter, sort, columns } = settings;
    await unwrap(api.saveView({ view: { name, filter, sort, columns } }), reportProblem);
    await read();
  };
  return (
    <Popover
      label="Views"
      icon="view"
      isOpen={views !== null}
      onToggle={(isOpen) => (isOpen ? void read() : setViews(null))}
    >
      {(close) => (
        <>
          {views?.length === 0 && <p className="menu-hint">No view is saved yet.</p>}
          <ul className="menu-list">
            {views?.map((view) => (
              <li key={view.name} className="menu-row">
                <button
                  type="button"
                  className="menu-item"
                  onClick={() => {
                    show(view);
                    close();
                  }}
                >
                  <bdi>{toVisibleText(view.name)}</bdi>
                </button>
                <IconButton
                  icon="bin"
                  label={`Remove the view ${toVisibleText(view.name)}`}
                  disabled={!mayWrite}
                  onClick={() => void forget(view.name)}
                />
              </li>
            ))}
          </ul>
          <SaveView mayWrite={mayWrite} onSave={(name) => void save(name)} />
        </>
      )}
    </Popover>
  );
}

interface SaveViewProps {
  readonly mayWrite: boolean;
  readonly onSave: (name: string) => void;
}

function SaveView({ mayWrite, onSave }: SaveViewProps): ReactElement {
  const [name, setName] = useState('');
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    onSave(name.trim());
    setName('');
  };
  return (
    <form className="menu-form" onSubmit={submit}>
      <input
        className="field"
        value={name}
        maxLength={MAX_NAME}
        placeholder="Name of this view"
        aria-label="Name of this view"
        disabled={!mayWrite}
        title={mayWrite ? undefined : CHANGING_IS_OFF}
        onChange={(event) => setName(event.target.value)}
      />
      <Button type="submit" disabled={!mayWrite || !isName(name.trim())}>
        Save
      </Button>
    </form>
  );
}
