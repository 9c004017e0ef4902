import type { LibraryRow } from '../../../shared/library/library-row.ts';

/** What is done with a session of the table: by its keys, its buttons, or its menu. */
export interface RowActions {
  readonly onOpen: (session: LibraryRow, row: number) => void;
  readonly onPeek: () => void;
  readonly onRename: (session: LibraryRow) => void;
  /** Opens the verdicts. */
  readonly onVerdict: (session: LibraryRow, row: number) => void;
  readonly onTags: (session: LibraryRow, row: number) => void;
  readonly onStar: (session: LibraryRow) => void;
  readonly onWatched: (session: LibraryRow) => void;
  /** All that are selected, where this is one of them. */
  readonly onRemove: (session: LibraryRow) => void;
}

type Marking = Omit<RowActions, 'onOpen' | 'onPeek'>;

function ignore(): void {
  // The library is open for reading only.
}

/** Where the library is open for reading only. */
export const NO_MARKING: Marking = {
  onRename: ignore,
  onVerdict: ignore,
  onTags: ignore,
  onStar: ignore,
  onWatched: ignore,
  onRemove: ignore,
};
