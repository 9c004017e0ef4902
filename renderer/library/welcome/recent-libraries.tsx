import type { ReactElement } from 'react';
import { toVisibleText } from '../../../shared/model/visible-text.ts';
import { chooseLibrary, nameOfLibrary, openRecentLibrary } from '../../app/state/libraries.ts';
import { Button } from '../../ui/button.tsx';
import { useOtherLibraries } from '../use-other-libraries.ts';
import css from './recent-libraries.module.css';

/** Libraries that were open lately, but for the one that is; and the way to others. */
export function RecentLibraries(): ReactElement {
  const others = useOtherLibraries();
  return (
    <section aria-labelledby="libraries-title">
      <h2 id="libraries-title" className={css.title}>
        {others.length > 0 ? 'Recent libraries' : 'Libraries'}
      </h2>
      <ul className={css.list}>
        {others.slice(0, 4).map(({ folder, place }) => (
          <li key={folder}>
            <button
              type="button"
              className={css.library}
              title={toVisibleText(folder)}
              onClick={() => openRecentLibrary(place)}
            >
              {nameOfLibrary(folder)}
              <span className={css.folder}>{toVisibleText(folder)}</span>
            </button>
          </li>
        ))}
        <li className={css.others}>
          <Button onClick={() => chooseLibrary('open')}>Open library…</Button>
          <Button onClick={() => chooseLibrary('new')}>New library…</Button>
        </li>
      </ul>
    </section>
  );
}
