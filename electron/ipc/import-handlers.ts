import { dialog, type BrowserWindow, type OpenDialogOptions } from 'electron';
import type { Handlers } from '../../shared/contract.ts';
import { succeed } from '../../shared/result.ts';
import type { ImportQueue } from '../jobs/import-queue.ts';
import { samplePath } from '../samples.ts';

type ImportHandlers = Pick<Handlers, 'pickAndImport' | 'importSample' | 'importPaths' | 'cancelImport'>;

const DIALOGS: Readonly<Record<'files' | 'folder', OpenDialogOptions>> = {
  files: {
    title: 'Open recordings',
    buttonLabel: 'Import',
    properties: ['openFile', 'multiSelections'],
    filters: [
      { name: 'Recordings', extensions: ['json', 'jsonl', 'ndjson', 'gz', 'txt'] },
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
): Promise<boolean> {
  const { canceled, filePaths } = await (window
    ? dialog.showOpenDialog(window, DIALOGS[kind])
    : dialog.showOpenDialog(DIALOGS[kind]));
  if (canceled || filePaths.length === 0) {
    return false;
  }
  queue.add(filePaths, { openFirst: kind === 'files' && filePaths.length === 1 });
  return true;
}

/** Calls that bring recordings into the library. */
export function createImportHandlers(
  queue: ImportQueue,
  window: () => BrowserWindow | undefined,
): ImportHandlers {
  return {
    pickAndImport: async ({ kind }) => succeed(await pickAndImport(window(), queue, kind)),
    importSample: ({ name }) => {
      queue.add([samplePath(name)], { openFirst: true });
      return succeed(null);
    },
    importPaths: ({ paths }) => {
      queue.add(paths, { openFirst: paths.length === 1 });
      return succeed(null);
    },
    cancelImport: () => {
      queue.cancel();
      return succeed(null);
    },
  };
}
