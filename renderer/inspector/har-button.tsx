import type { ReactElement } from 'react';
import { api, unwrap } from '../api.ts';
import { appStore, reportProblem, showNotice } from '../app-state.ts';
import { Button } from '../ui/button.tsx';
import { pluralise } from '../ui/format.ts';
import { keepFocus } from '../ui/keep-focus.ts';
import { useStore } from '../ui/store.ts';
import type { Workspace } from './workspace.ts';

interface HarButtonProps {
  readonly workspace: Workspace;
  readonly windowNumber: number | null;
}

/** Writes the requests of the range and window that are looked at into a file; not there where policy forbids it. */
export function HarButton({ workspace, windowNumber }: HarButtonProps): ReactElement | null {
  const { status } = useStore(appStore);
  if (status?.policy.forbidExport) {
    return null;
  }
  return (
    <Button icon="save" onMouseDown={keepFocus} onClick={() => void exportHar(workspace, windowNumber)}>
      Export HAR…
    </Button>
  );
}

async function exportHar(workspace: Workspace, windowNumber: number | null): Promise<void> {
  const { sessionId } = workspace;
  // All of it: requests may have begun before the recording did.
  const { fromMs, toMs } = workspace.range.get() ?? { fromMs: 0, toMs: Number.MAX_SAFE_INTEGER };
  const count = await unwrap(api.exportHar({ sessionId, windowNumber, fromMs, toMs }), reportProblem);
  if (typeof count === 'number') {
    showNotice(`${pluralise(count, 'request')} written as HAR.`);
  }
}
