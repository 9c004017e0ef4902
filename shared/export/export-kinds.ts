import type { ItemKind } from '../model/item.ts';

/** A file format that a list can be exported to. */
export interface ExportKind {
  /** On the button. */
  readonly label: string;
  /** Of the save dialog. */
  readonly title: string;
  readonly extension: string;
  /** What is counted, in the singular. */
  readonly noun: string;
  /** The only kind of item it is offered for; null: all kinds. */
  readonly onlyFor: ItemKind | null;
}

export const EXPORT_KINDS = {
  csv: {
    label: 'CSV…',
    title: 'Export rows as CSV',
    extension: 'csv',
    noun: 'row',
    onlyFor: null,
  },
  har: {
    label: 'HAR…',
    title: 'Export requests as HAR',
    extension: 'har',
    noun: 'request',
    onlyFor: 'request',
  },
} as const satisfies Readonly<Record<string, ExportKind>>;

export type ExportKindId = keyof typeof EXPORT_KINDS;

export const EXPORT_KIND_IDS = Object.keys(EXPORT_KINDS) as ExportKindId[];

/** The export kinds that are offered for a list of such items. */
export function exportsFor(kinds: readonly ItemKind[]): ExportKindId[] {
  return EXPORT_KIND_IDS.filter((id) => {
    const { onlyFor } = EXPORT_KINDS[id];
    return onlyFor === null || kinds.every((kind) => kind === onlyFor);
  });
}
