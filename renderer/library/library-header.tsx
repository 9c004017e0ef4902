import type { ReactElement } from 'react';
import { nameOfLibrary } from '../app/state/libraries.ts';
import { appStatus } from '../app/state/status.ts';
import { SearchField } from '../search/search-field.tsx';
import { useStore } from '../ui/store.ts';
import { OpenButtons } from './imports/open-buttons.tsx';
import { LibraryMenu } from './library-menu.tsx';
import css from './library-header.module.css';

/** The library's name, the search in all of it, and the way in for recordings. */
export function LibraryHeader(): ReactElement {
  const status = useStore(appStatus);
  return (
    <header className={css.header}>
      <h1 className={css.name}>
        <bdi>{nameOfLibrary(status?.libraryFolder ?? '')}</bdi>
      </h1>
      <LibraryMenu />
      <SearchField />
      <OpenButtons />
    </header>
  );
}
