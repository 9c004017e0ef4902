import { dialog, type BrowserWindow } from 'electron';
import { errorMessage } from '../../shared/error-message.ts';
import { fail, succeed, type Result } from '../../shared/result.ts';

/** Lets the user choose where a file is written. @returns null when the dialog was cancelled */
export async function askWhereToSave(
  window: BrowserWindow | undefined,
  options: { readonly title: string; readonly defaultPath: string; readonly buttonLabel: string },
): Promise<string | null> {
  const { canceled, filePath } = await (window
    ? dialog.showSaveDialog(window, options)
    : dialog.showSaveDialog(options));
  return canceled || filePath === '' ? null : filePath;
}

/** What writing a file gives, or why it could not be written. */
export async function writeOrExplain<T>(write: () => Promise<T>): Promise<Result<T>> {
  try {
    return succeed(await write());
  } catch (error) {
    return fail('not-written', `The file could not be written: ${errorMessage(error)}`);
  }
}
