import type { ReactElement } from 'react';
import { api, unwrap } from '../../app/state/api.ts';
import { reportProblem } from '../../app/state/messages.ts';
import { showOverlay } from '../../app/state/place.ts';
import { useReadOnly } from '../../app/state/status.ts';
import { MenuButton } from '../../ui/menu-button.tsx';
import { ORIGINALS_WORDS } from './originals-words.ts';
import { useIsPrescribed, useKeepsOriginals } from './use-keeps-originals.ts';

/** Imports otherwise than the library is set to, this once. */
export function ImportOptions(): ReactElement {
  const isPrescribed = useIsPrescribed();
  const isKept = useKeepsOriginals();
  const pick = (kind: 'files' | 'folder'): void =>
    void unwrap(api.pickAndImport({ kind, keepOriginals: !isKept }), reportProblem);
  const off = { isOff: isPrescribed, title: isPrescribed ? ORIGINALS_WORDS.byPolicy : undefined };
  return (
    <MenuButton
      label={ORIGINALS_WORDS.menu}
      icon="down"
      disabled={useReadOnly()}
      items={[
        {
          label: isKept ? ORIGINALS_WORDS.filesOnly : ORIGINALS_WORDS.filesKept,
          icon: 'file',
          ...off,
          onChoose: () => pick('files'),
        },
        {
          label: isKept ? ORIGINALS_WORDS.folderOnly : ORIGINALS_WORDS.folderKept,
          icon: 'folder',
          ...off,
          onChoose: () => pick('folder'),
        },
        {
          label: ORIGINALS_WORDS.preferences,
          startsGroup: true,
          onChoose: () => showOverlay('preferences'),
        },
      ]}
    />
  );
}
