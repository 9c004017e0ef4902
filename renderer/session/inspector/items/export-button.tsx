import type { ReactElement } from 'react';
import { appStatus } from '../../../app/state/status.ts';
import { unwrap } from '../../../app/state/api.ts';
import { reportProblem, showNotice } from '../../../app/state/messages.ts';
import { EXPORT_KINDS, type ExportKindId } from '../../../../shared/export/export-kinds.ts';
import type { Result } from '../../../../shared/result.ts';
import { Button } from '../../../ui/button.tsx';
import { pluralise } from '../../../ui/format.ts';
import { keepFocus } from '../../../ui/keep-focus.ts';
import { useStore } from '../../../ui/store.ts';

interface ExportButtonProps {
  readonly kind: ExportKindId;
  /** @returns how many things were written; null when the user chose no file */
  readonly write: () => Promise<Result<number | null>>;
}

/** Writes what a list shows into a file; not there where policy forbids it. */
export function ExportButton({ kind, write }: ExportButtonProps): ReactElement | null {
  const status = useStore(appStatus);
  if (status?.policy.forbidExport) {
    return null;
  }
  const { label, noun, extension } = EXPORT_KINDS[kind];
  const run = async (): Promise<void> => {
    const count = await unwrap(write(), reportProblem);
    if (typeof count === 'number') {
      showNotice(`${pluralise(count, noun)} written as ${extension.toUpperCase()}.`);
    }
  };
  return (
    <Button icon="save" aria-label={`Export ${label}`} onMouseDown={keepFocus} onClick={() => void run()}>
      {label}
    </Button>
  );
}
