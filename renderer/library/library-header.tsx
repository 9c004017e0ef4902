import type { ReactElement } from 'react';
import { appStatus } from '../app/state/status.ts';
import { SearchField } from '../search/search-field.tsx';
import { useStore } from '../ui/store.ts';
import { OpenButtons } from './imports/open-buttons.tsx';
import { libraryName } from './library-name.ts';
import css from './library-header.module.css';

/** The library's name, the search in all of it, and the way in for recordings. */
export function LibraryHeader(): ReactElement {
  const status = useStore(appStatus);
  return (
    <header className={css.header}>
      <h1 className={css.name}>
        <bdi>{libraryName(status?.libraryFolder ?? '')}</bdi>
      </h1>
      <SearchField />
      <OpenButtons />
    </header>
  );
}
