import type { ReactElement } from 'react';
import { clock, formatTime } from '../../../ui/clock.ts';
import { Icon } from '../../../ui/icons.tsx';
import { useStore } from '../../../ui/store.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import { classNames } from '../../../ui/class-names.ts';
import chip from '../../../ui/chip.module.css';
import css from './range-chip.module.css';

/** The range of time that the lists are narrowed down to, and how to get rid of it. */
export function RangeChip({ workspace }: { readonly workspace: Workspace }): ReactElement | null {
  const range = useStore(workspace.range);
  const choice = useStore(clock);
  if (!range) {
    return null;
  }
  const { startedAtMs } = workspace.playback.details.session;
  const [from, to] = [range.fromMs, range.toMs].map((atMs) => formatTime(choice, atMs, startedAtMs));
  return (
    <button
      type="button"
      className={classNames(chip.chip, css.range)}
      aria-label={`Only from ${from ?? ''} to ${to ?? ''}: show the whole session`}
      onClick={() => workspace.setRange(null)}
    >
      {from} – {to}
      <Icon name="close" size={12} />
    </button>
  );
}
