import { useEffect, useState, type ReactElement } from 'react';
import type { RecentLibrary } from '../../../shared/contract/libraries.ts';
import { toVisibleText } from '../../../shared/model/visible-text.ts';
import { api, settle } from '../../app/state/api.ts';
import { chooseLibrary, nameOfLibrary, openRecentLibrary } from '../../app/state/libraries.ts';
import { Button } from '../../ui/button.tsx';
import css from './recent-libraries.module.css';

/** Libraries that were open lately, but for the one that is; and the way to others. */
export function RecentLibraries(): ReactElement {
  const [recent, setRecent] = useState<readonly RecentLibrary[]>([]);
  useEffect(() => {
    let isThere = true;
    void settle(api.listLibraries({})).then((result) => isThere && result.ok && setRecent(result.value));
    return () => {
      isThere = false;
    };
  }, []);
  const others = recent.map((library, place) => ({ ...library, place })).filter(({ isOpen }) => !isOpen);
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
