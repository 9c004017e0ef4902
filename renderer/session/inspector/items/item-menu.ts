import type { TimelineItem } from '../../../../shared/model/item.ts';
import { isReadOnly } from '../../../app/state/status.ts';
import type { MenuItem } from '../../../ui/menu-list.tsx';
import type { Workspace } from '../../workspace/workspace.ts';
import { copyAsCurl, copyItem } from './copy-item.ts';

/** What a row of a list offers. @param go goes to its moment, as a click does */
export function listItemMenu(workspace: Workspace, item: TimelineItem, go: () => void): readonly MenuItem[] {
  return [
    {
      label: 'Copy as text',
      icon: 'copy',
      aside: 'Ctrl+C',
      onChoose: () => copyItem(workspace, item, 'text'),
    },
    { label: 'Copy as Markdown', onChoose: () => copyItem(workspace, item, 'markdown') },
    { label: 'Copy as JSON', onChoose: () => copyItem(workspace, item, 'json') },
    ...(item.kind === 'request'
      ? [{ label: 'Copy as cURL', onChoose: () => void copyAsCurl(workspace, item) }]
      : []),
    { label: 'Go to moment', aside: 'Enter', startsGroup: true, onChoose: go },
    { label: 'Set range start here', onChoose: () => workspace.setRangeEdge('fromMs', item.atMs) },
    { label: 'Set range end here', onChoose: () => workspace.setRangeEdge('toMs', endOf(item)) },
    {
      label: 'Add note',
      icon: 'note',
      startsGroup: true,
      isOff: isReadOnly(),
      onChoose: () => workspace.noteRow(item),
    },
  ];
}

function endOf({ atMs, durationMs }: TimelineItem): number {
  return atMs + (durationMs ?? 0);
}
