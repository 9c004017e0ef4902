import { useEffect, useState, type ReactElement } from 'react';
import { toVisibleText } from '../../../shared/model/visible-text.ts';
import { markSessions } from '../../app/state/library.ts';
import { NameForm } from '../../ui/name-form.tsx';
import { readTagNames } from './read-tag-names.ts';
import link from '../../ui/link.module.css';
import menu from '../../ui/menu.module.css';

/** Gives tags to several sessions, by typing or from those there are, and takes them. */
export function TagsOfMany({ sessionIds }: { readonly sessionIds: readonly string[] }): ReactElement {
  const [names, setNames] = useState<readonly string[]>([]);
  useEffect(() => void readTagNames().then(setNames), []);
  const mark = async (name: string, on: boolean): Promise<void> => {
    await markSessions(sessionIds, { kind: 'tag', name, on });
    setNames(await readTagNames());
  };
  return (
    <>
      <NameForm label="Tag" action="Add" known={names} hasFocus onName={(name) => void mark(name, true)} />
      <ul className={menu.list}>
        {names.map((name) => (
          <li key={name} className={menu.row}>
            <bdi className={menu.text}>{toVisibleText(name)}</bdi>
            <button
              type="button"
              className={link.link}
              aria-label={`Add the tag ${toVisibleText(name)}`}
              onClick={() => void mark(name, true)}
            >
              Add
            </button>
            <button
              type="button"
              className={link.link}
              aria-label={`Remove the tag ${toVisibleText(name)}`}
              onClick={() => void mark(name, false)}
            >
              Remove
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
