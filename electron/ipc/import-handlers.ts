import type { BrowserWindow, OpenDialogOptions } from 'electron';
import type { Handlers } from '../../shared/contract/contract.ts';
import { succeed, type Result } from '../../shared/result.ts';
import { writeParts } from '../export/write-parts.ts';
import { BYTE_ORDER_MARK } from '../export/write-rows.ts';
import type { ImportQueue } from '../jobs/importing/import-queue.ts';
import { samplePath } from '../samples.ts';
import { askForFiles } from './ask-for-files.ts';
import { askForTarget } from './ask-for-target.ts';
import { writeOrExplain } from './write-or-explain.ts';
import { refuseToWrite, writeOrRefuse } from './read-only.ts';
import type { LibraryReader } from '../jobs/reading/library-reader.ts';
import type { AppLibrary } from '../library/database/open-for-app.ts';
import { removeImportReports } from '../library/sessions/import-reports.ts';

type ImportHandlers = Pick<
  Handlers,
  'pickAndImport' | 'importSample' | 'importPaths' | 'importWithPassword' | 'cancelImport' | 'expectFiles'
>;

/** Calls about the imports that the library remembers. */
export function createReportHandlers(
  library: AppLibrary,
  reader: LibraryReader,
  window: () => BrowserWindow | undefined,
): Pick<Handlers, 'listImportReports' | 'readImportReport' | 'saveImportReport' | 'removeImportReports'> {
  return {
    saveImportReport: ({ csv }) => saveReport(window(), csv),
    listImportReports: () => reader.ask('importReports', null),
    readImportReport: (wanted) => reader.ask('importReport', wanted),
    removeImportReports: () =>
      writeOrRefuse(library, (opened) => {
        removeImportReports(opened);
        return null;
      }),
  };
}

/** The file is there once it is whole. */
async function saveReport(window: BrowserWindow | undefined, csv: string): Promise<Result<boolean>> {
  const day = new Date().toISOString().slice(0, 10);
  const file = await askForTarget(window, 'Save the import report', `import-report-${day}.csv`, 'Save');
  return file === null
    ? succeed(false)
    : writeOrExplain(() => writeParts(file, [BYTE_ORDER_MARK, csv]).then(() => true));
}

/** A hint for the dialog only: the contents decide what a file is. Of `tar.gz` some systems match just the end. */
const RECORDING_EXTENSIONS = [
  ...['json', 'jsonl', 'ndjson', 'txt', 'har', 'bin'],
  ...['gz', 'zip', 'tar', 'tgz', 'tar.gz', 'zst', 'br', 'snappy'],
];

const DIALOGS: Readonly<Record<'files' | 'folder', OpenDialogOptions>> = {
  files: {
    title: 'Open recordings',
    buttonLabel: 'Import',
    properties: ['openFile', 'multiSelections'],
    filters: [
      { name: 'Recordings', extensions: RECORDING_EXTENSIONS },
      { name: 'All files', extensions: ['*'] },
    ],
  },
  folder: { title: 'Open a folder of recordings', buttonLabel: 'Import', properties: ['openDirectory'] },
};

/** Shows the dialog and queues what is chosen. @returns false when the dialog was cancelled */
export async function pickAndImport(
  window: BrowserWindow | undefined,
  queue: ImportQueue,
  kind: 'files' | 'folder',
  keepOriginals: boolean | null = null,
): Promise<boolean> {
  const filePaths = await askForFiles(window, DIALOGS[kind]);
  if (filePaths.length === 0) {
    return false;
  }
  queue.add(filePaths, {
    openFirst: kind === 'files' && filePaths.length === 1,
    keepOriginals: keepOriginals ?? undefined,
  });
  return true;
}

/** Calls that bring recordings into the library. @param queue undefined where the library may only be read */
export function createImportHandlers(
  queue: ImportQueue | undefined,
  window: () => BrowserWindow | undefined,
): ImportHandlers {
  return queue ? importInto(queue, window) : REFUSE_ALL;
}

function importInto(queue: ImportQueue, window: () => BrowserWindow | undefined): ImportHandlers {
  return {
    pickAndImport: async ({ kind, keepOriginals }) =>
      succeed(await pickAndImport(window(), queue, kind, keepOriginals)),
    importSample: ({ name }) => {
      queue.add([samplePath(name)], { openFirst: true });
      return succeed(null);
    },
    importPaths: ({ paths }) => {
      queue.add(paths, { openFirst: paths.length === 1 });
      return succeed(null);
    },
    importWithPassword: ({ file, password }) => {
      queue.addLocked(file, password);
      return succeed(null);
    },
    cancelImport: () => {
      queue.cancel();
      return succeed(null);
    },
    expectFiles: ({ isExpecting }) => {
      queue.expectFiles(isExpecting);
      return succeed(null);
    },
  };
}

const REFUSE_ALL: ImportHandlers = {
  pickAndImport: refuseToWrite,
  importSample: refuseToWrite,
  importPaths: refuseToWrite,
  importWithPassword: refuseToWrite,
  cancelImport: refuseToWrite,
  expectFiles: () => succeed(null),
};
