import { useState, type ReactElement } from 'react';
import type { TagCount } from '../../../shared/library/library-row.ts';
import { toVisibleText } from '../../../shared/model/visible-text.ts';
import { api, unwrap } from '../../app/state/api.ts';
import { markSessions } from '../../app/state/library.ts';
import { reportProblem } from '../../app/state/messages.ts';
import { Popover } from '../../ui/popover.tsx';
import { NameForm } from '../../ui/name-form.tsx';
import link from '../../ui/link.module.css';
import menu from '../../ui/menu.module.css';

interface TagMenuProps {
  readonly sessionIds: readonly string[];
  readonly disabled: boolean;
}

/** Gives tags to the selected sessions, by typing or from those there are, and takes them. */
export function TagMenu({ sessionIds, disabled }: TagMenuProps): ReactElement {
  const [tags, setTags] = useState<readonly TagCount[] | null>(null);
  const read = async (): Promise<void> => {
    setTags((await unwrap(api.listTags({}), reportProblem)) ?? []);
  };
  const mark = async (name: string, on: boolean): Promise<void> => {
    await markSessions(sessionIds, { kind: 'tag', name, on });
    await read();
  };
  return (
    <Popover
      label="Tags"
      icon="tag"
      disabled={disabled}
      isOpen={tags !== null}
      onToggle={(isOpen) => (isOpen ? void read() : setTags(null))}
    >
      {() => (
        <>
          <NameForm
            label="Tag"
            action="Add"
            known={tags?.map(({ name }) => name) ?? []}
            hasFocus
            onName={(name) => void mark(name, true)}
          />
          <ul className={menu.list}>
            {tags?.map(({ name }) => (
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
      )}
    </Popover>
  );
}
