import type { ItemKind } from '../model/item.ts';

/** A form in which what a list shows can be written into a file. */
export interface ExportKind {
  /** On the button. */
  readonly label: string;
  /** Of the dialog that asks for the file. */
  readonly title: string;
  readonly extension: string;
  /** What it is counted in, for one. */
  readonly noun: string;
  /** Offered for lists of nothing else; null: for all lists. */
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

/** The kinds that are offered for a list of such items. */
export function exportsFor(kinds: readonly ItemKind[]): ExportKindId[] {
  return EXPORT_KIND_IDS.filter((id) => {
    const { onlyFor } = EXPORT_KINDS[id];
    return onlyFor === null || kinds.every((kind) => kind === onlyFor);
  });
}
