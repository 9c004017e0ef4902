import { useRef, type ReactElement } from 'react';
import type { Workspace } from '../workspace/workspace.ts';
import { SeekBar } from '../controls/seek-bar.tsx';
import { useStore } from '../../ui/store.ts';
import { NoteEditor } from './note-editor.tsx';
import { DensityStrip } from './density-strip.tsx';
import { Lanes } from './lanes.tsx';
import { lanesChoice } from './lanes-choice.ts';
import { MarkStatus } from './mark-status.tsx';
import { useTimeMenu } from './use-time-menu.ts';
import { percentOf } from '../workspace/time-view.ts';
import { classNames } from '../../ui/class-names.ts';
import css from './timeline.module.css';

/** The session's time: one strip, and on demand lanes below it that say what happened when. */
export function Timeline({ workspace }: { readonly workspace: Workspace }): ReactElement {
  const isOpen = useStore(lanesChoice);
  const range = useStore(workspace.range);
  const view = useStore(workspace.view);
  const { whole } = workspace;
  const bar = useRef<HTMLDivElement>(null);
  const menu = useTimeMenu(workspace, bar, whole);
  return (
    <section
      className={classNames(css.timeline, isOpen && css.open)}
      aria-label="Timeline"
      data-help="timeline"
    >
      <div ref={bar} className={css.bar} onContextMenu={menu.open}>
        <SeekBar playback={workspace.playback}>
          <DensityStrip workspace={workspace} />
        </SeekBar>
        <NoteEditor workspace={workspace} />
        {range && <div className={css.range} style={percentOf(whole, range)} />}
        {isOpen && view && <div className={css.viewport} style={percentOf(whole, view)} />}
      </div>
      {isOpen && <Lanes workspace={workspace} />}
      {menu.element}
      <MarkStatus workspace={workspace} />
    </section>
  );
}
