import { memo, type ReactElement } from 'react';
import { clock, formatFullTime, formatTime } from '../../../ui/clock.ts';
import { RecordedText } from '../../../ui/recorded-text.tsx';
import { useStore } from '../../../ui/store.ts';
import { StoryText } from '../../../story/story-text.tsx';
import type { Workspace } from '../../workspace/workspace.ts';
import type { StoryRow } from './story-rows.ts';
import { STORY_WORDS } from './story-words.ts';
import css from './story-line.module.css';

interface StoryLineProps {
  readonly id: string;
  readonly row: StoryRow;
  readonly workspace: Workspace;
  readonly isSelected: boolean;
  /** The list's keys act on this row. */
  readonly isCurrent: boolean;
  /** The last one that has been played. */
  readonly isNow: boolean;
  readonly isFuture: boolean;
  readonly index: number;
  readonly onSelect: (index: number) => void;
}

/** A chapter's title or a sentence, with its time. Rendered again only where something of it has changed. */
export const StoryLine = memo(function StoryLine(props: StoryLineProps): ReactElement {
  const { row, workspace } = props;
  const choice = useStore(clock);
  const startMs = workspace.whole.fromMs;
  return (
    <div
      id={props.id}
      className={css.line}
      role="option"
      aria-selected={props.isSelected}
      aria-current={props.isNow ? 'step' : undefined}
      data-kind={row.sentence?.kind ?? 'chapter'}
      data-tone={row.sentence?.tone}
      data-keyed={props.isCurrent || undefined}
      data-future={props.isFuture || undefined}
      onClick={() => props.onSelect(props.index)}
    >
      <span className={css.words}>
        {row.sentence ? (
          <StoryText parts={row.sentence.parts} />
        ) : (
          <ChapterTitle row={row} isOfSeveral={workspace.playback.details.windows.length > 1} />
        )}
      </span>
      <span className={css.time} title={formatFullTime(choice, row.atMs, startMs)}>
        {formatTime(choice, row.atMs, startMs)}
      </span>
    </div>
  );
});

function ChapterTitle({
  row: { chapter },
  isOfSeveral,
}: {
  readonly row: StoryRow;
  readonly isOfSeveral: boolean;
}): ReactElement {
  return (
    <>
      <RecordedText text={chapter?.title ?? ''} missing={STORY_WORDS.before} />
      {isOfSeveral && chapter && chapter.windowNumber > 0 && (
        <span className={css.window}>{STORY_WORDS.window(chapter.windowNumber)}</span>
      )}
    </>
  );
}
