import { useEffect, type ReactElement } from 'react';
import { toVisibleText } from '../../../shared/model/visible-text.ts';
import { titleOf } from '../items/item-look.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { clock, formatTime } from '../../ui/clock.ts';
import { useStore } from '../../ui/store.ts';
import visuallyHidden from '../../ui/visually-hidden.module.css';

/** Says for screen readers which mark was gone to. */
export function MarkStatus({ workspace }: { readonly workspace: Workspace }): ReactElement {
  const key = useStore(workspace.markedKey);
  useStore(workspace.rows.version);
  const choice = useStore(clock);
  useEffect(() => {
    if (key !== null) {
      workspace.rows.want([key]);
    }
  }, [workspace, key]);
  const item = key === null ? undefined : workspace.rows.get(key);
  const time = item && formatTime(choice, item.atMs, workspace.whole.fromMs);
  return (
    <span className={visuallyHidden.text} role="status" aria-label="Mark">
      {item && `${titleOf(item)} at ${time ?? ''}: ${toVisibleText(item.label)}`}
    </span>
  );
}
