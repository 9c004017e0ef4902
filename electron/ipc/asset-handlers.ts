import type { BrowserWindow, OpenDialogOptions } from 'electron';
import type { Handlers } from '../../shared/contract/contract.ts';
import { succeed } from '../../shared/result.ts';
import type { AssetQueue } from '../jobs/assets/asset-queue.ts';
import { listAssets, readAssetStatus, readAssetVersion } from '../library/assets/assets.ts';
import type { AppLibrary } from '../library/database/open-for-app.ts';
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

/** Calls about asset packs. @param queue undefined where the library may only be read */
export function createAssetHandlers(
  library: AppLibrary,
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
    readAssetStatus: () => succeed(readAssetStatus(library.read())),
    readAssetTable: ({ knownVersion }) => {
      const version = readAssetVersion(library.read());
      return succeed(version === knownVersion ? null : { version, entries: listAssets(library.read()) });
    },
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
