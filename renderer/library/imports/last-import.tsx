import type { ReactElement } from 'react';
import { keptImports, openKeptReport } from '../../app/state/kept-imports.ts';
import { useStore } from '../../ui/store.ts';
import { sayCounts } from './report-rows.ts';
import css from './last-import.module.css';

/** What became of the last import, in the status bar; its report is a click away. */
export function LastImport(): ReactElement | null {
  const [last] = useStore(keptImports);
  const counts = last ? sayCounts(last.files) : '';
  return !last || counts === '' ? null : (
    <button
      type="button"
      className={css.last}
      title="Show the report"
      onClick={() => void openKeptReport(last.key)}
    >
      Last import: {counts}
    </button>
  );
}
