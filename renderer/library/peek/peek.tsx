import type { ReactElement } from 'react';
import type { LibraryRow } from '../../../shared/library/library-row.ts';

export function Peek({ session }: { readonly session: LibraryRow | null }): ReactElement {
  return <aside>{session?.id}</aside>;
}
