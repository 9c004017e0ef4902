import { useState, type ReactElement } from 'react';
import type { SavedView } from '../../../shared/library/session-filter.ts';
import { toVisibleText } from '../../../shared/model/visible-text.ts';
import { api, unwrap } from '../../app/state/api.ts';
import { reportProblem } from '../../app/state/messages.ts';
import { useReadOnly } from '../../app/state/status.ts';
import { IconButton } from '../../ui/button.tsx';
import { Popover } from '../../ui/popover.tsx';
import type { ListSettings } from './list-settings.ts';
import { NameForm } from '../../ui/name-form.tsx';
import { CHANGING_IS_OFF } from '../../app/state/read-only.ts';
import menu from '../../ui/menu.module.css';

/** Views of the library that were kept: filter, order and columns under a name. */
export function ViewMenu({ settings }: { readonly settings: ListSettings }): ReactElement {
  const [views, setViews] = useState<readonly SavedView[] | null>(null);
  const mayWrite = !useReadOnly();
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
          {views?.length === 0 && <p className={menu.hint}>No view is saved yet.</p>}
          <ul className={menu.list}>
            {views?.map((view) => (
              <li key={view.name} className={menu.row}>
                <button
                  type="button"
                  className={menu.item}
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
          <NameForm
            label="Name of this view"
            action="Save"
            off={mayWrite ? undefined : CHANGING_IS_OFF}
            onName={(name) => void save(name)}
          />
        </>
      )}
    </Popover>
  );
}
