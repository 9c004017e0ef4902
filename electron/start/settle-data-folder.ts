import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { app, dialog } from 'electron';
import {
  chooseDataFolder,
  findHome,
  findWhyNotWritable,
  mayBePortable,
  PORTABLE_MARK,
  type DataFolder,
} from './data-folder.ts';
import { withoutOption } from './launch-options.ts';
import { relaunchWith } from './relaunch.ts';
import { findAppFolder } from '../app-folder.ts';
import { keepTemporaryFilesIn } from '../temporary-folder.ts';

/** The data folder cannot be written. */
export interface Refusal {
  /** In words. */
  readonly problem: string;
  /** Where the app could keep everything beside itself. */
  readonly besideApp: string | undefined;
  /** A profile for the window that asks, which is removed with it. */
  readonly temporary: string;
}

/**
 * Has everything kept in the data folder. Must run before the app is ready.
 * @param chosen by the command line
 * @returns where it cannot be written, and the user has to be asked for another one; this has been said to the terminal
 */
export function settleDataFolder(chosen: string | undefined): Refusal | undefined {
  const appFolder = findAppFolder();
  const data = chooseDataFolder(chosen, appFolder, findUsualFolder());
  const temporary = path.join(data.folder, 'temporary');
  const isPortable = data.kind === 'portable';
  const reason = findWhyNotWritable(data.folder) ?? (isPortable ? findWhyNotWritable(temporary) : undefined);
  if (reason !== undefined) {
    return refuse(data, appFolder, reason);
  }
  app.setPath('userData', data.folder);
  if (isPortable) {
    // The launcher has the system's libraries keep what they keep there, too.
    keepTemporaryFilesIn(temporary);
  }
  return undefined;
}

/**
 * The folder that Electron would choose. It makes it while it is asked for it, and fails where that is not possible; without
 * HOME, it would be among the temporary files.
 */
function findUsualFolder(): string {
  const told = app.commandLine.getSwitchValue('user-data-dir');
  if (told !== '') {
    return path.resolve(told);
  }
  if (process.platform !== 'linux') {
    return path.join(app.getPath('appData'), app.getName());
  }
  const { home, config } = findHome(process.env, () => os.userInfo().homedir);
  process.env['HOME'] = home;
  return path.join(config, app.getName());
}

function refuse(data: DataFolder, appFolder: string | undefined, reason: string): Refusal {
  const problem = `Airgap Replay cannot keep its data in ${data.folder}: ${reason}.`;
  const mayKeep = appFolder !== undefined && data.kind !== 'portable' && mayBePortable(appFolder);
  const besideApp = mayKeep ? appFolder : undefined;
  process.stderr.write(`${problem}\n${explainWayOut(besideApp)}\n`);
  return { problem, besideApp, temporary: makeTemporaryProfile() };
}

/** Asks for another folder, and starts the app again with it, or ends it. */
export async function askForDataFolder({ problem, besideApp, temporary }: Refusal): Promise<void> {
  const chosen = await choose(problem, besideApp);
  if (chosen !== undefined) {
    relaunchWith([...withoutOption(process.argv.slice(1), 'data'), ...chosen]);
  }
  rmSync(temporary, { recursive: true, force: true });
  app.exit(chosen === undefined ? 1 : 0);
}

function explainWayOut(besideApp: string | undefined): string {
  const portable =
    besideApp === undefined ? '' : `, or put an empty file named “${PORTABLE_MARK}” into ${besideApp}`;
  return `Start it with --data DIR and a folder that you may write${portable}.`;
}

/** A window needs a profile, if only to ask. */
function makeTemporaryProfile(): string {
  try {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'airgap-replay-'));
    app.setPath('userData', folder);
    return folder;
  } catch {
    process.exit(1);
  }
}

/** @returns what the app is to be started with; undefined to end it */
async function choose(
  problem: string,
  besideApp: string | undefined,
): Promise<readonly string[] | undefined> {
  const beside = besideApp === undefined ? [] : ['Keep Beside the App'];
  const buttons = ['Choose Folder…', ...beside, 'Quit'];
  const { response } = await dialog.showMessageBox({
    type: 'warning',
    title: 'Airgap Replay',
    message: 'No place for the library',
    detail: `${problem}\nChoose another folder for the library and settings.`,
    buttons,
    defaultId: 0,
    cancelId: buttons.length - 1,
  });
  if (response === 0) {
    const { filePaths } = await dialog.showOpenDialog({
      properties: ['openDirectory', 'createDirectory', 'promptToCreate'],
    });
    return filePaths[0] === undefined ? undefined : ['--data', filePaths[0]];
  }
  if (besideApp !== undefined && response === 1) {
    writeFileSync(path.join(besideApp, PORTABLE_MARK), '');
    return [];
  }
  return undefined;
}
