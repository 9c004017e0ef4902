import type { ReactElement } from 'react';
import type { KeptReport } from '../../../shared/model/kept-report.ts';
import {
  forgetKeptImports,
  keptImports,
  openedReport,
  openKeptReport,
} from '../../app/state/kept-imports.ts';
import { useReadOnly } from '../../app/state/status.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { formatCount, formatMoment } from '../../ui/format.ts';
import { useStore } from '../../ui/store.ts';
import { ReportButtons } from './report-buttons.tsx';
import { fromKept, sayCounts } from './report-rows.ts';
import { ReportTable } from './report-table.tsx';
import field from '../../ui/field.module.css';
import css from './import-report-dialog.module.css';

/** What became of every file of an earlier import, and of the others that the library remembers. */
export function KeptReportDialog({ report }: { readonly report: KeptReport }): ReactElement {
  const list = useStore(keptImports);
  const isReadOnly = useReadOnly();
  const files = report.imports.map(fromKept);
  const close = (): void => openedReport.set(null);
  return (
    <Dialog
      title="Import reports"
      onClose={close}
      className={css.report}
      actions={
        <>
          <Button look="primary" className={css.close} onClick={close}>
            Close
          </Button>
          <Button disabled={isReadOnly} onClick={() => void forgetKeptImports()}>
            Forget all reports
          </Button>
          <ReportButtons files={files} />
        </>
      }
    >
      <select
        className={field.field}
        aria-label="Import"
        value={report.key}
        onChange={({ target }) => void openKeptReport(Number(target.value))}
      >
        {list.map(({ key, finishedAtMs, files: counts, cancelled }) => (
          <option key={key} value={key}>
            {formatMoment(finishedAtMs)} · {sayCounts(counts) || 'no files'}
            {cancelled && ' · cancelled'}
          </option>
        ))}
      </select>
      <ReportTable key={report.key} files={files} />
      {report.leftOut > 0 && <p>{formatCount(report.leftOut)} more were imported without trouble.</p>}
    </Dialog>
  );
}
