import type { ReactElement } from 'react';
import type { ImportReport } from '../../../shared/model/import-report.ts';
import { dismissImport } from '../../app/state/imports.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ReportButtons } from './report-buttons.tsx';
import { countStatuses, fromImport, titleOf } from './report-rows.ts';
import { ReportTable } from './report-table.tsx';
import css from './import-report-dialog.module.css';

/** What became of every file of an import that has just ended. */
export function ImportReportDialog({ report }: { readonly report: ImportReport }): ReactElement {
  const files = report.imports.map(fromImport);
  return (
    <Dialog
      title={titleOf(countStatuses(files))}
      onClose={dismissImport}
      className={css.report}
      actions={
        <>
          {/* First, so that it has the focus. */}
          <Button look="primary" className={css.close} onClick={dismissImport}>
            Close
          </Button>
          <ReportButtons files={files} />
        </>
      }
    >
      {report.cancelled && <p>The import was cancelled. Files that were finished stay in the library.</p>}
      {report.imports.length === 0 && !report.cancelled && <p>There were no files to import.</p>}
      <ReportTable files={files} />
    </Dialog>
  );
}
