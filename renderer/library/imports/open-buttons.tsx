import type { ReactElement } from 'react';
import { api, unwrap } from '../../app/state/api.ts';
import { appStore, isReadOnly, reportProblem } from '../../app/state/app-state.ts';
import { Button } from '../../ui/button.tsx';
import { useStore } from '../../ui/store.ts';
import { IMPORTING_IS_OFF } from '../../app/state/read-only.ts';

function pick(kind: 'files' | 'folder'): void {
  void unwrap(api.pickAndImport({ kind }), reportProblem);
}

export function OpenButtons(): ReactElement {
  const disabled = isReadOnly(useStore(appStore));
  const title = disabled ? IMPORTING_IS_OFF : undefined;
  return (
    <div className="open-buttons">
      <Button look="primary" icon="file" disabled={disabled} title={title} onClick={() => pick('files')}>
        Open files…
      </Button>
      <Button icon="folder" disabled={disabled} title={title} onClick={() => pick('folder')}>
        Open a folder…
      </Button>
    </div>
  );
}
