import type { ReactElement } from 'react';
import type { Workspace } from '../workspace/workspace.ts';
import { SeekBar } from '../controls/seek-bar.tsx';
import { IconButton } from '../../ui/button.tsx';
import { keepFocus } from '../../ui/keep-focus.ts';
import { useStore } from '../../ui/store.ts';
import { BookmarkEditor } from './bookmark-editor.tsx';
import { Lanes } from './lanes.tsx';
import { lanesChoice } from './lanes-choice.ts';
import { MarkStatus } from './mark-status.tsx';
import { percentOf } from '../workspace/time-view.ts';
import { classNames } from '../../ui/class-names.ts';
import css from './timeline.module.css';

/** The session's time: the seek bar, and below it lanes that say what happened when. */
export function Timeline({ workspace }: { readonly workspace: Workspace }): ReactElement {
  const isOpen = lanesChoice.use();
  const range = useStore(workspace.range);
  const view = useStore(workspace.view);
  const { whole } = workspace;
  return (
    <section className={classNames(css.timeline, isOpen && css.open)} aria-label="Timeline">
      <div className={css.toggle} onMouseDown={keepFocus}>
        <IconButton
          icon="lanes"
          label="Lanes"
          shortcut="T"
          aria-expanded={isOpen}
          onClick={lanesChoice.toggle}
        />
      </div>
      <div className={css.bar}>
        <SeekBar playback={workspace.playback} />
        <BookmarkEditor workspace={workspace} />
        {range && <div className={css.range} style={percentOf(whole, range)} />}
        {isOpen && view && <div className={css.viewport} style={percentOf(whole, view)} />}
      </div>
      {isOpen && <Lanes workspace={workspace} />}
      <MarkStatus workspace={workspace} />
    </section>
  );
}
