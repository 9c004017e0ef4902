import { dialog, type BrowserWindow, type OpenDialogOptions } from 'electron';

/** Lets the user choose files or folders. @returns an empty list when the dialog was cancelled */
export async function askForFiles(
  window: BrowserWindow | undefined,
  options: OpenDialogOptions,
): Promise<readonly string[]> {
  const { canceled, filePaths } = await (window
    ? dialog.showOpenDialog(window, options)
    : dialog.showOpenDialog(options));
  return canceled ? [] : filePaths;
}
