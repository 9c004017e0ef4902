import type { MouseEvent, ReactElement, RefObject } from 'react';
import type { EpochMilliseconds } from '../../../shared/model/units.ts';
import type { TimeSpan } from '../../../shared/model/window-index.ts';
import { isByKey, placeOfMenu, useContextMenu } from '../../ui/context-menu.tsx';
import type { MenuItem } from '../../ui/menu-list.tsx';
import { momentMenuItems } from '../controls/moment-menu.ts';
import { momentAt } from '../workspace/time-view.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { lanesChoice } from './lanes-choice.ts';

interface TimeMenu {
  readonly open: (event: MouseEvent) => void;
  readonly element: ReactElement | null;
}

/**
 * The menu of a moment of the timeline: the one under the pointer, or the one that is played.
 * @param box shows the view from its left edge to its right
 */
export function useTimeMenu(
  workspace: Workspace,
  box: RefObject<HTMLElement | null>,
  view: TimeSpan,
): TimeMenu {
  const { open, element } = useContextMenu();
  return {
    element,
    open: (event) => {
      const bounds = box.current?.getBoundingClientRect();
      // A field has the system's own menu.
      if (!bounds || (event.target instanceof Element && event.target.closest('input, textarea'))) {
        return;
      }
      event.preventDefault();
      const share = Math.min(Math.max((event.clientX - bounds.left) / bounds.width, 0), 1);
      // Whole milliseconds, as they are shown.
      const atMs = isByKey(event) ? workspace.playback.now.get() : Math.round(momentAt(view, share));
      const items = listTimeMenu(workspace, atMs);
      open({ label: 'Moment', items, ...placeOfMenu(event, box.current) });
    },
  };
}

function listTimeMenu(workspace: Workspace, atMs: EpochMilliseconds): readonly MenuItem[] {
  const { playback } = workspace;
  const range = workspace.range.get();
  const zoom = (): void => {
    workspace.view.set(range);
    lanesChoice.set(true);
  };
  return [
    { label: 'Go here', onChoose: () => playback.seek(atMs) },
    {
      label: 'Set range start',
      aside: '[',
      startsGroup: true,
      onChoose: () => workspace.setRangeEdge('fromMs', atMs),
    },
    { label: 'Set range end', aside: ']', onChoose: () => workspace.setRangeEdge('toMs', atMs) },
    {
      label: 'Zoom to range',
      isOff: range === null,
      title: range === null ? 'Set a range first' : undefined,
      onChoose: zoom,
    },
    ...momentMenuItems(workspace, atMs),
  ];
}
