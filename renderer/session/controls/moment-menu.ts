import type { EpochMilliseconds } from '../../../shared/model/units.ts';
import { copyText } from '../../app/state/copy-text.ts';
import { isReadOnly } from '../../app/state/status.ts';
import type { MenuItem } from '../../ui/menu-list.tsx';
import { formatMomentLink } from './moment-link.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** What a menu offers about any moment of the session that is open. */
export function momentMenuItems(
  workspace: Workspace,
  atMs: EpochMilliseconds,
): readonly [note: MenuItem, link: MenuItem] {
  const link = formatMomentLink({ sessionId: workspace.sessionId, atMs });
  return [
    {
      label: 'Add note here',
      icon: 'note',
      startsGroup: true,
      isOff: isReadOnly(),
      onChoose: () => workspace.noteMoment(atMs),
    },
    {
      label: 'Copy link to this moment',
      icon: 'copy',
      onChoose: () => void copyText(link, 'Link to this moment copied.'),
    },
  ];
}
