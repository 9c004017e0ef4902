import type { BrowserWindow, OpenDialogOptions } from 'electron';
import type { Handlers } from '../../shared/contract/contract.ts';
import { succeed } from '../../shared/result.ts';
import type { AssetQueue } from '../jobs/assets/asset-queue.ts';
import type { LibraryReader } from '../jobs/reading/library-reader.ts';
import { askForFiles } from './ask-for-files.ts';
import { refuseToWrite } from './read-only.ts';

type AssetHandlers = Pick<
  Handlers,
  'pickAssetPack' | 'cancelAssetPack' | 'readAssetStatus' | 'readAssetTable'
>;

const DIALOGS: Readonly<Record<'file' | 'folder', OpenDialogOptions>> = {
  file: {
    title: 'Open an asset pack',
    buttonLabel: 'Fill',
    properties: ['openFile', 'multiSelections'],
    filters: [
      { name: 'Asset packs', extensions: ['zip', 'har', 'wacz', 'warc', 'gz'] },
      { name: 'All files', extensions: ['*'] },
    ],
  },
  folder: { title: 'Open a folder of assets', buttonLabel: 'Fill', properties: ['openDirectory'] },
};

/**
 * Calls about asset packs.
 * @param reader reads what there is
 * @param queue undefined where the library may only be read
 */
export function createAssetHandlers(
  reader: LibraryReader,
  queue: AssetQueue | undefined,
  window: () => BrowserWindow | undefined,
): AssetHandlers {
  return {
    pickAssetPack: async ({ kind }) =>
      queue ? succeed(await pickAssetPack(window(), queue, kind)) : refuseToWrite(),
    cancelAssetPack: () => {
      queue?.cancel();
      return queue ? succeed(null) : refuseToWrite();
    },
    readAssetStatus: () => reader.ask('assetStatus', null),
    readAssetTable: (wanted) => reader.ask('assetTable', wanted),
  };
}

async function pickAssetPack(
  window: BrowserWindow | undefined,
  queue: AssetQueue,
  kind: 'file' | 'folder',
): Promise<boolean> {
  const chosen = await askForFiles(window, DIALOGS[kind]);
  if (chosen.length > 0) {
    queue.add(chosen);
  }
  return chosen.length > 0;
}
