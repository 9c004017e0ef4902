import type { ReactElement } from 'react';
import { toVisibleText } from '../../../shared/model/visible-text.ts';
import { useStore } from '../../ui/store.ts';
import { inspectorChoice, inspectorTab } from '../workspace/inspector-choice.ts';
import type { Workspace } from '../workspace/workspace.ts';
import css from './source-chip.module.css';

/** Told where a file that the session came from is not what it was: what is played is still what was imported. */
export function SourceChip({ workspace }: { readonly workspace: Workspace }): ReactElement | null {
  const files = useStore(workspace.sources.files);
  const changed = files?.find(({ state }) => state === 'changed');
  if (!changed) {
    return null;
  }
  const openDetails = (): void => {
    inspectorChoice.set(true);
    inspectorTab.set('details');
  };
  return (
    <button
      type="button"
      className={css.chip}
      title={`${toVisibleText(changed.name)} has changed since it was imported. What is played here is what was imported.`}
      onClick={openDetails}
    >
      Source changed
    </button>
  );
}
