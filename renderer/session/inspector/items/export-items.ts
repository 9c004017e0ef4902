import { EXPORT_KINDS, exportsFor, type ExportKindId } from '../../../../shared/export/export-kinds.ts';
import type { ItemKind } from '../../../../shared/model/item.ts';
import { api, unwrap } from '../../../app/state/api.ts';
import { reportProblem, showNotice } from '../../../app/state/messages.ts';
import { pluralise } from '../../../ui/format.ts';
import type { MenuItem } from '../../../ui/menu-list.tsx';
import type { Workspace } from '../../workspace/workspace.ts';

interface ListedItems {
  readonly windowNumber: number | null;
  /** Of the rows that are listed. */
  readonly keys: () => Float64Array<ArrayBuffer>;
}

/** What is listed, as a file, in every form there is for such a list. */
export function listExports(
  workspace: Workspace,
  kinds: readonly ItemKind[],
  listed: ListedItems,
): readonly MenuItem[] {
  return exportsFor(kinds).map((kind) => ({
    label: `Export ${EXPORT_KINDS[kind].label}`,
    icon: 'save',
    onChoose: () => void exportItems(workspace, kind, listed),
  }));
}

async function exportItems(
  { sessionId, range }: Workspace,
  kind: ExportKindId,
  { windowNumber, keys }: ListedItems,
): Promise<void> {
  // All of it: requests may have begun before the recording did.
  const { fromMs, toMs } = range.get() ?? { fromMs: 0, toMs: Number.MAX_SAFE_INTEGER };
  const wanted = { sessionId, kind, keys: keys(), windowNumber, fromMs, toMs };
  const count = await unwrap(api.exportItems(wanted), reportProblem);
  const { noun, extension } = EXPORT_KINDS[kind];
  if (typeof count === 'number') {
    showNotice(`${pluralise(count, noun)} written as ${extension.toUpperCase()}.`);
  }
}
