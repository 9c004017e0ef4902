import type { ReactElement } from 'react';
import { appStatus } from '../../../app/state/status.ts';
import { unwrap } from '../../../app/state/api.ts';
import { reportProblem, showNotice } from '../../../app/state/messages.ts';
import type { Result } from '../../../../shared/result.ts';
import { Button } from '../../../ui/button.tsx';
import { keepFocus } from '../../../ui/keep-focus.ts';
import { useStore } from '../../../ui/store.ts';

interface ExportButtonProps {
  /** What the button says, and the notice when it is done. */
  readonly label: string;
  readonly toNotice: (count: number) => string;
  /** @returns how many things were written; null when the user chose no file */
  readonly write: () => Promise<Result<number | null>>;
}

/** Writes what a list shows into a file; not there where policy forbids it. */
export function ExportButton({ label, toNotice, write }: ExportButtonProps): ReactElement | null {
  const status = useStore(appStatus);
  if (status?.policy.forbidExport) {
    return null;
  }
  const run = async (): Promise<void> => {
    const count = await unwrap(write(), reportProblem);
    if (typeof count === 'number') {
      showNotice(toNotice(count));
    }
  };
  return (
    <Button icon="save" aria-label={`Export ${label}`} onMouseDown={keepFocus} onClick={() => void run()}>
      {label}
    </Button>
  );
}
