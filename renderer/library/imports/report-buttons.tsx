import type { ReactElement } from 'react';
import { api, unwrap } from '../../app/state/api.ts';
import { copyText } from '../../app/state/copy-text.ts';
import { reportProblem, showNotice } from '../../app/state/messages.ts';
import { Button } from '../../ui/button.tsx';
import { writeCsv, writeTable, type ReportFile } from './report-rows.ts';

/** Puts the whole table on the clipboard, or into a file. */
export function ReportButtons({ files }: { readonly files: readonly ReportFile[] }): ReactElement | null {
  return files.length === 0 ? null : (
    <>
      <Button icon="copy" onClick={() => void copyText(writeTable(files), 'The report is on the clipboard.')}>
        Copy
      </Button>
      <Button icon="save" title="Save the report as a CSV file" onClick={() => void save(files)}>
        Save…
      </Button>
    </>
  );
}

async function save(files: readonly ReportFile[]): Promise<void> {
  if (await unwrap(api.saveImportReport({ csv: writeCsv(files) }), reportProblem)) {
    showNotice('The report is saved.');
  }
}
