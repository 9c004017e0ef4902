import {
  useCallback,
  useEffect,
  useEffectEvent,
  useId,
  useMemo,
  useRef,
  useState,
  type MouseEvent,
  type ReactElement,
} from 'react';
import type { Story } from '../../../../shared/story/story.ts';
import { copyText } from '../../../app/state/copy-text.ts';
import { isByKey, placeOfMenu, useContextMenu } from '../../../ui/context-menu.tsx';
import { momentMenuItems } from '../../controls/moment-menu.ts';
import type { MenuItem } from '../../../ui/menu-list.tsx';
import type { Workspace } from '../../workspace/workspace.ts';
import { BackToNow } from '../items/back-to-now.tsx';
import { pressInList } from '../items/list-keys.ts';
import { StoryLine } from './story-line.tsx';
import { listStoryRows, textOfRow, type StoryRow } from './story-rows.ts';
import { STORY_WORDS } from './story-words.ts';
import { useStoryPlace } from './use-story-place.ts';
import css from './story-list.module.css';

interface StoryListProps {
  readonly workspace: Workspace;
  readonly story: Story;
}

/** Chapters and sentences, all of them rendered: a story is bounded. It follows what is played. */
export function StoryList({ workspace, story }: StoryListProps): ReactElement {
  const id = useId();
  const rows = useMemo(() => listStoryRows(story), [story]);
  const { now, selected, go } = useStoryPlace(workspace, rows);
  const { list, follows, noteScroll, backToNow } = useFollowing(now - 1, selected);
  const current = selected ?? Math.max(now - 1, 0);
  const select = useCallback(
    (index: number, isRepeated = false): void => {
      const row = rows[index];
      if (row) {
        go(row, isRepeated ? 'inTurn' : 'atOnce');
      }
    },
    [rows, go],
  );
  const { open, element: menu } = useContextMenu();
  const openMenu = (event: MouseEvent): void => {
    const under = event.target instanceof Element ? event.target.closest('[role=option]') : null;
    const line = isByKey(event) ? document.getElementById(`${id}-${current}`) : under;
    const row = rows[Number(line?.id.split('-').at(-1))];
    // A selected text has the system's own menu.
    if (row && window.getSelection()?.isCollapsed !== false) {
      event.preventDefault();
      open({ label: 'Sentence', items: listRowMenu(row, workspace, go), ...placeOfMenu(event, line) });
    }
  };
  return (
    <div className={css.story}>
      <div
        ref={list}
        className={css.list}
        role="listbox"
        aria-label="Story"
        aria-activedescendant={`${id}-${current}`}
        tabIndex={0}
        onScroll={noteScroll}
        onContextMenu={openMenu}
        onKeyDown={(event) =>
          pressInList(event, {
            current,
            count: rows.length,
            isOpen: null,
            select,
            toggle: () => undefined,
            copy: () => copyRow(rows[current], workspace),
          })
        }
      >
        {rows.map((row, index) => (
          <StoryLine
            key={index}
            id={`${id}-${index}`}
            row={row}
            workspace={workspace}
            isSelected={index === selected}
            isCurrent={index === current}
            isNow={index === now - 1}
            isFuture={index >= now}
            index={index}
            onSelect={select}
          />
        ))}
      </div>
      {menu}
      {!follows && <BackToNow onClick={backToNow} />}
    </div>
  );
}

function listRowMenu(row: StoryRow, workspace: Workspace, go: (row: StoryRow) => void): readonly MenuItem[] {
  const [note, link] = momentMenuItems(workspace, row.atMs);
  return [
    { label: STORY_WORDS.go, onChoose: () => go(row) },
    { label: STORY_WORDS.copy, icon: 'copy', aside: 'Ctrl C', onChoose: () => copyRow(row, workspace) },
    link,
    note,
  ];
}

function copyRow(row: StoryRow | undefined, { whole }: Workspace): void {
  if (row) {
    void copyText(textOfRow(row, whole.fromMs), STORY_WORDS.copied);
  }
}

/** Keeps the row that is played in sight, until somebody scrolls it away. */
function useFollowing(now: number, selected: number | undefined) {
  const list = useRef<HTMLDivElement>(null);
  const [follows, setFollows] = useState(true);
  const reveal = (index: number): void =>
    list.current?.children[Math.max(index, 0)]?.scrollIntoView({ block: 'nearest' });
  const revealNow = useEffectEvent(() => follows && reveal(now));
  useEffect(() => {
    revealNow();
  }, [now, follows]);
  useEffect(() => {
    if (selected !== undefined) {
      reveal(selected);
    }
  }, [selected]);
  return {
    list,
    follows,
    noteScroll: () => setFollows(isInView(list.current, Math.max(now, 0))),
    backToNow: () => setFollows(true),
  };
}

function isInView(list: HTMLElement | null, index: number): boolean {
  const row = list?.children[index];
  if (!list || !row) {
    return true;
  }
  const [outer, inner] = [list.getBoundingClientRect(), row.getBoundingClientRect()];
  return inner.bottom > outer.top && inner.top < outer.bottom;
}
