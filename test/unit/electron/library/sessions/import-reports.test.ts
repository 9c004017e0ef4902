import { describe, expect, it } from 'vitest';
import { importFiles } from '../../../../../electron/jobs/importing/import-files.ts';
import {
  keepImportReport,
  listImportReports,
  readImportReport,
  removeImportReports,
} from '../../../../../electron/library/sessions/import-reports.ts';
import type { FileImport, ImportStatus } from '../../../../../shared/model/import-report.ts';
import { MAX_REPORTS } from '../../../../../shared/model/kept-report.ts';
import { EARLIER_RECORDING } from '../../../../helpers/earlier-library.ts';
import { makeLibrary } from '../../../../helpers/open-library.ts';
import { makeId } from '../../../../helpers/store-session.ts';
import { makeTempFolder, writeFile } from '../../../../helpers/temp-folder.ts';

const QUIET = { signal: new AbortController().signal, onProgress: () => undefined };

function makeImport(status: ImportStatus, file: string): FileImport {
  return { file, sha256: makeId(file), bytes: 5, dialect: null, status, sessions: [], warnings: [] };
}

describe('the report of an import', () => {
  it('is kept with the library, file by file, and can be read later', async () => {
    const folder = makeTempFolder();
    const broken = writeFile(makeTempFolder(), 'broken.json', 'no recording');
    await importFiles(folder, [EARLIER_RECORDING, broken], QUIET);
    await importFiles(folder, [EARLIER_RECORDING], QUIET);
    const library = makeLibrary(folder);
    const [second, first] = listImportReports(library);
    expect(second?.files).toEqual({ imported: 0, duplicate: 1, partial: 0, refused: 0 });
    expect(first?.files).toEqual({ imported: 1, duplicate: 0, partial: 0, refused: 1 });
    expect(Math.abs(Date.now() - first!.finishedAtMs)).toBeLessThan(60_000);
    expect(readImportReport(library, first!.key)).toMatchObject({
      ...first,
      cancelled: false,
      leftOut: 0,
      imports: [
        { file: EARLIER_RECORDING, status: 'imported', sessions: 1, sessionIds: [expect.any(String)] },
        { file: broken, status: 'refused', reason: expect.any(String) as string, sessions: 0 },
      ],
    });
    removeImportReports(library);
    expect([listImportReports(library), readImportReport(library, first!.key)]).toEqual([[], undefined]);
  });

  it('is one of the last 50', () => {
    const library = makeLibrary();
    for (let at = 0; at < MAX_REPORTS + 3; at++) {
      keepImportReport(library, { imports: [makeImport('imported', `${at}`)], cancelled: at % 2 === 1 });
    }
    const reports = listImportReports(library);
    expect(reports).toHaveLength(MAX_REPORTS);
    expect(readImportReport(library, reports[0]!.key)).toMatchObject({
      imports: [{ file: '52' }],
      cancelled: false,
    });
    expect(readImportReport(library, reports.at(-1)!.key)?.imports[0]?.file).toBe('3');
  });

  it('names those with trouble first where there are more files than it has room for', () => {
    const library = makeLibrary();
    const files = Array.from({ length: 20_000 }, (_, at) =>
      makeImport(at % 100 === 99 ? 'refused' : 'imported', `f${at}`),
    );
    keepImportReport(library, { imports: files, cancelled: false });
    const report = readImportReport(library, listImportReports(library)[0]!.key)!;
    expect(report.files).toMatchObject({ imported: 19_800, refused: 200 });
    expect(report.imports.length + report.leftOut).toBe(20_000);
    expect(report.imports.filter(({ status }) => status === 'refused')).toHaveLength(200);
    expect(report.imports[0]?.file).toBe('f0');
  });

  it('is not told where a stranger wrote it', () => {
    const library = makeLibrary();
    keepImportReport(library, { imports: [makeImport('imported', 'a')], cancelled: false });
    library.database.exec(`UPDATE main.import_reports SET report_json = '{"imports":[{"file":1}]}'`);
    expect(readImportReport(library, 1)).toBeUndefined();
  });
});
