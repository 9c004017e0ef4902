import type { TimelineItem } from '../../../../shared/model/item.ts';
import { toShellCommand } from '../../../../shared/export/shell-command.ts';
import { api, unwrap } from '../../../app/state/api.ts';
import { copyText } from '../../../app/state/copy-text.ts';
import { reportProblem } from '../../../app/state/messages.ts';
import { toJson, toMarkdown, toText } from '../../items/item-texts.ts';
import type { Workspace } from '../../workspace/workspace.ts';

/** How a row is copied, and what is said of it then. */
const FORMS = {
  text: { write: toText, notice: 'Row copied as text.' },
  markdown: { write: toMarkdown, notice: 'Row copied as Markdown.' },
  json: { write: toJson, notice: 'Row copied as JSON.' },
} as const;

/** Puts a row on the clipboard. */
export function copyItem(workspace: Workspace, item: TimelineItem, form: keyof typeof FORMS): void {
  const { write, notice } = FORMS[form];
  void copyText(write(item, workspace.whole.fromMs), notice);
}

/** Puts a command on the clipboard that makes a request again. */
export async function copyAsCurl({ sessionId }: Workspace, { key }: TimelineItem): Promise<void> {
  const details = await unwrap(api.readItemDetails({ sessionId, key }), reportProblem);
  if (details?.kind !== 'request') {
    return;
  }
  const command = toShellCommand(details.request, 'sh');
  if (command === null) {
    reportProblem('This request can’t be written as cURL.');
  } else {
    await copyText(command, 'Request copied as cURL.');
  }
}
