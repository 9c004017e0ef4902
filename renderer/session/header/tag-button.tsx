import { useState, type ReactElement } from 'react';
import type { LibraryRow } from '../../../shared/library/library-row.ts';
import { toVisibleText } from '../../../shared/model/visible-text.ts';
import { api, unwrap } from '../../app/state/api.ts';
import { markSessions } from '../../app/state/library.ts';
import { reportProblem } from '../../app/state/messages.ts';
import { useReadOnly } from '../../app/state/status.ts';
import { NameChoice } from '../../ui/name-choice.tsx';
import { Popover } from '../../ui/popover.tsx';
import { HEADER_WORDS } from './header-words.ts';

/** The session's tags, and the way to give and take them. */
export function TagButton({ row }: { readonly row: LibraryRow }): ReactElement {
  const [known, setKnown] = useState<readonly string[] | null>(null);
  const isOff = useReadOnly();
  const read = async (): Promise<void> => {
    const tags = await unwrap(api.listTags({}), reportProblem);
    setKnown(tags?.map(({ name }) => name) ?? []);
  };
  const mark = (name: string, on: boolean): void => void markSessions([row.id], { kind: 'tag', name, on });
  const label = row.tags.length === 0 ? HEADER_WORDS.tags : `${HEADER_WORDS.tags}: ${row.tags.join(', ')}`;
  return (
    <Popover
      label={toVisibleText(label)}
      icon="tag"
      isIcon
      disabled={isOff}
      isOpen={known !== null}
      onToggle={(isOpen) => (isOpen ? void read() : setKnown(null))}
    >
      {() => (
        <NameChoice
          label={HEADER_WORDS.newTag}
          action={HEADER_WORDS.addTag}
          names={known ?? []}
          chosen={row.tags}
          onChoose={mark}
        />
      )}
    </Popover>
  );
}
