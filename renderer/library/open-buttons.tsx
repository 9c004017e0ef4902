import type { ReactElement } from 'react';
import { api, unwrap } from '../api.ts';
import { reportProblem } from '../app-state.ts';
import { Button } from '../ui/button.tsx';

function pick(kind: 'files' | 'folder'): void {
  void unwrap(api.pickAndImport({ kind }), reportProblem);
}

export function OpenButtons(): ReactElement {
  return (
    <div className="open-buttons">
      <Button look="primary" icon="file" onClick={() => pick('files')}>
        Open files…
      </Button>
      <Button icon="folder" onClick={() => pick('folder')}>
        Open a folder…
      </Button>
    </div>
  );
}
