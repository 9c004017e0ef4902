import { useId, useState, type ReactElement, type SyntheticEvent } from 'react';
import type { TagCount } from '../../shared/library/library-row.ts';
import { isName, MAX_NAME } from '../../shared/library/session-filter.ts';
import { toVisibleText } from '../../shared/model/visible-text.ts';
import { api, unwrap } from '../api.ts';
import { markSessions, reportProblem } from '../app-state.ts';
import { Button } from '../ui/button.tsx';
import { Popover } from '../ui/popover.tsx';

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
          <NewTag tags={tags ?? []} onAdd={(name) => void mark(name, true)} />
          <ul className="menu-list">
            {tags?.map(({ name }) => (
              <li key={name} className="menu-row">
                <bdi className="menu-text">{toVisibleText(name)}</bdi>
                <button
                  type="button"
                  className="link"
                  aria-label={`Add the tag ${toVisibleText(name)}`}
                  onClick={() => void mark(name, true)}
                >
                  Add
                </button>
                <button
                  type="button"
                  className="link"
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

interface NewTagProps {
  readonly tags: readonly TagCount[];
  readonly onAdd: (name: string) => void;
}

function NewTag({ tags, onAdd }: NewTagProps): ReactElement {
  const [name, setName] = useState('');
  const list = useId();
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    onAdd(name.trim());
    setName('');
  };
  return (
    <form className="menu-form" onSubmit={submit}>
      <input
        className="field"
        list={list}
        value={name}
        maxLength={MAX_NAME}
        placeholder="Tag"
        aria-label="Tag"
        autoFocus
        onChange={(event) => setName(event.target.value)}
      />
      <datalist id={list}>
        {tags.map((tag) => (
          <option key={tag.name} value={tag.name} />
        ))}
      </datalist>
      <Button type="submit" disabled={!isName(name.trim())}>
        Add
      </Button>
    </form>
  );
}
