import { useEffect, type ReactElement } from 'react';
import type { Workspace } from '../workspace/workspace.ts';
import { clock, formatTime } from '../../ui/clock.ts';
import { formatCount } from '../../ui/format.ts';
import { RecordedText } from '../../ui/recorded-text.tsx';
import { useStore } from '../../ui/store.ts';
import type { LaneTarget } from './lane-target.ts';
import { classNames } from '../../ui/class-names.ts';
import hint from '../hint.module.css';
import css from './lane-hint.module.css';

interface LaneHintProps {
  readonly workspace: Workspace;
  readonly hovered: LaneTarget;
  /** Of the lanes, in CSS pixels. */
  readonly width: number;
}

/** What is under the pointer: when, and what happened. */
export function LaneHint({ workspace, hovered, width }: LaneHintProps): ReactElement {
  const { x, atMs, mark, bookmark } = hovered;
  const choice = useStore(clock);
  useStore(workspace.rows.version);
  const { keys, atMs: moments } = useStore(workspace.keeper.track);
  const key = mark && keys[mark.place];
  useEffect(() => {
    if (key !== undefined) {
      workspace.rows.want([key]);
    }
  }, [workspace, key]);
  const item = key === undefined ? undefined : workspace.rows.get(key);
  const shownMs = (mark && moments[mark.place]) ?? bookmark?.fromMs ?? atMs;
  const percent = (100 * Math.min(Math.max(x, 0), width)) / Math.max(width, 1);
  return (
    <div
      className={classNames(hint.hint, css.hint)}
      style={{ left: `${percent}%`, transform: `translateX(-${percent}%)` }}
      aria-hidden="true"
    >
      <span className={hint.time}>{formatTime(choice, shownMs, workspace.whole.fromMs)}</span>
      {mark && (
        <span className={hint.note}>
          {mark.look.title}
          {mark.count > 1 && ` and ${formatCount(mark.count - 1)} more here`}
        </span>
      )}
      {item && <RecordedText text={item.label} missing="" />}
      {bookmark && <RecordedText text={bookmark.text} missing="Note" />}
    </div>
  );
}
