import type { ReactElement } from 'react';
import { api, unwrap } from '../../app/state/api.ts';
import { reportProblem } from '../../app/state/messages.ts';
import { useReadOnly } from '../../app/state/status.ts';
import { Button } from '../../ui/button.tsx';
import { IMPORTING_IS_OFF } from '../../app/state/read-only.ts';
import { ImportOptions } from './import-options.tsx';
import css from './open-buttons.module.css';

function pick(kind: 'files' | 'folder'): void {
  void unwrap(api.pickAndImport({ kind, keepOriginals: null }), reportProblem);
}

export function OpenButtons(): ReactElement {
  const disabled = useReadOnly();
  const title = disabled ? IMPORTING_IS_OFF : undefined;
  return (
    <div className={css.buttons}>
      <Button look="primary" icon="file" disabled={disabled} title={title} onClick={() => pick('files')}>
        Import files…
      </Button>
      <Button icon="folder" disabled={disabled} title={title} onClick={() => pick('folder')}>
        Import folder…
      </Button>
      <ImportOptions />
    </div>
  );
}
