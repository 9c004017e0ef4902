import { existsSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { errorMessage } from '../../shared/error-message.ts';
import { errorCode } from '../error-code.ts';
import { makeFolders } from '../make-folders.ts';

/** Beside the app, a file of this name says that everything is kept in the folder `data` there, as on a USB stick. */
export const PORTABLE_MARK = 'portable';
const PORTABLE_FOLDER = 'data';

/** Where the app keeps everything: the library, settings, reports of crashes, and what Chromium keeps of its windows. */
export interface DataFolder {
  readonly folder: string;
  /** Who chose it: the command line, the mark beside the app, or nobody. */
  readonly kind: 'chosen' | 'portable' | 'usual';
}

/**
 * Chooses the data folder.
 * @param chosen by the command line
 * @param appFolder where the executable lies; undefined in development
 * @param usual where it is otherwise
 */
export function chooseDataFolder(
  chosen: string | undefined,
  appFolder: string | undefined,
  usual: string,
): DataFolder {
  if (chosen !== undefined) {
    return { folder: chosen, kind: 'chosen' };
  }
  if (appFolder !== undefined && existsSync(path.join(appFolder, PORTABLE_MARK))) {
    return { folder: path.join(appFolder, PORTABLE_FOLDER), kind: 'portable' };
  }
  return { folder: usual, kind: 'usual' };
}

/**
 * The user's folder and that of settings on Linux. What the environment names by a path that is not absolute says nothing, as
 * XDG's specification has it: it would be another folder wherever the app is started.
 * @param findByNumber the user's folder as the system knows it; it throws for a user who is not in its list
 */
export function findHome(
  { HOME, XDG_CONFIG_HOME }: Readonly<Record<string, string | undefined>>,
  findByNumber: () => string,
): { readonly home: string; readonly config: string } {
  const home = takeAbsolute(HOME) ?? takeAbsolute(findByNumberIfKnown(findByNumber)) ?? '/';
  return { home, config: takeAbsolute(XDG_CONFIG_HOME) ?? path.join(home, '.config') };
}

function takeAbsolute(folder: string | undefined): string | undefined {
  return folder !== undefined && path.isAbsolute(folder) ? folder : undefined;
}

function findByNumberIfKnown(find: () => string): string | undefined {
  try {
    return find();
  } catch {
    return undefined;
  }
}

/** Makes the folder, and tries to write. @returns in words why that is not possible, undefined where it is */
export function findWhyNotWritable(folder: string): string | undefined {
  try {
    makeFolders(folder);
    // A right to write is not enough on a full disk, and rights are not all there is on a network's.
    const probe = mkdtempSync(path.join(folder, '.probe-'));
    try {
      writeFileSync(path.join(probe, 'probe'), 'probe', { flush: true });
    } finally {
      rmSync(probe, { recursive: true, force: true });
    }
    return undefined;
  } catch (error) {
    return explainCode(errorCode(error)) ?? errorMessage(error);
  }
}

/** Whether the folder may have a portable data folder. A right to write says little, as above. */
export function mayBePortable(appFolder: string): boolean {
  return findWhyNotWritable(appFolder) === undefined;
}

/**
 * Whether symbolic links can be made there, of which Chromium's lock on a profile consists on Linux and macOS. USB sticks
 * often have a file system without them.
 */
export function mayLink(folder: string): boolean {
  if (process.platform === 'win32') {
    return true;
  }
  const link = path.join(folder, `.probe-${process.pid}`);
  try {
    symlinkSync('probe', link);
    rmSync(link, { force: true });
    return true;
  } catch {
    return false;
  }
}

function explainCode(code: string): string | undefined {
  switch (code) {
    case 'EACCES':
    case 'EPERM':
      return 'you may not write there';
    case 'EROFS':
      return 'the disk may only be read';
    case 'ENOSPC':
    case 'EDQUOT':
      return 'the disk is full';
    case 'ENOTDIR':
    case 'EEXIST':
      return 'a file stands where the folder has to be';
    case 'ENOENT':
      return 'no folder can be made there';
    default:
      return undefined;
  }
}
