import { api, unwrap } from './api.ts';
import { reportProblem, showNotice } from './messages.ts';

/** Puts a text on the clipboard. @param notice for the status bar, once it is there */
export async function copyText(text: string, notice: string): Promise<void> {
  if ((await unwrap(api.copyText({ text }), reportProblem)) !== undefined) {
    showNotice(notice);
  }
}
