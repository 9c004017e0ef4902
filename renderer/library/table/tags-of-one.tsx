import { useEffect, useState, type ReactElement } from 'react';
import type { LibraryRow } from '../../../shared/library/library-row.ts';
import { markSessions } from '../../app/state/library.ts';
import { NameChoice } from '../../ui/name-choice.tsx';
import { readTagNames } from './read-tag-names.ts';

/** A session's tags, and the way to give and take them. */
export function TagsOfOne({ session }: { readonly session: LibraryRow }): ReactElement {
  const [names, setNames] = useState<readonly string[]>([]);
  // The row may leave the list by what is ticked here.
  const [chosen, setChosen] = useState(session.tags);
  useEffect(() => void readTagNames().then(setNames), []);
  const mark = (name: string, on: boolean): void => {
    setChosen((known) => [...known.filter((other) => other !== name), ...(on ? [name] : [])]);
    setNames((known) => [...new Set([...known, name])]);
    void markSessions([session.id], { kind: 'tag', name, on });
  };
  return <NameChoice label="New tag" action="Add" names={names} chosen={chosen} onChoose={mark} />;
}
