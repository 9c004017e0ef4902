import type { ReactElement } from 'react';
import type { Workspace } from '../workspace/workspace.ts';
import { IconButton } from '../../ui/button.tsx';
import { keepFocus } from '../../ui/keep-focus.ts';
import { useStore } from '../../ui/store.ts';
import { Legend } from './legend.tsx';
import css from './lane-tools.module.css';

/** Zooms the lanes, and loops the range. */
export function LaneTools({ workspace }: { readonly workspace: Workspace }): ReactElement {
  const view = useStore(workspace.view);
  const range = useStore(workspace.range);
  const isLooping = useStore(workspace.loop.isOn);
  return (
    <div className={css.tools} role="toolbar" aria-label="Lanes" onMouseDown={keepFocus}>
      <IconButton icon="plus" label="Zoom in" shortcut="+" onClick={() => workspace.zoom(0.5)} />
      <IconButton
        icon="minus"
        label="Zoom out"
        shortcut="−"
        disabled={!view}
        onClick={() => workspace.zoom(2)}
      />
      <IconButton
        icon="whole"
        label="Show the whole session"
        shortcut="0"
        disabled={!view}
        onClick={() => workspace.view.set(null)}
      />
      <IconButton
        icon="loop"
        label="Loop the range"
        shortcut="L"
        pressed={isLooping}
        disabled={!range}
        onClick={() => workspace.loop.toggle()}
      />
      <Legend />
    </div>
  );
}
