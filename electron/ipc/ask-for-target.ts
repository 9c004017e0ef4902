import { dialog, type BrowserWindow } from 'electron';

/** Asks where a file is to be written; null where the dialog was cancelled. */
export async function askForTarget(
  window: BrowserWindow | undefined,
  title: string,
  defaultPath: string,
  buttonLabel = 'Export',
): Promise<string | null> {
  const options = { title, defaultPath, buttonLabel };
  const { canceled, filePath } = await (window
    ? dialog.showSaveDialog(window, options)
    : dialog.showSaveDialog(options));
  return canceled || filePath === '' ? null : filePath;
}
