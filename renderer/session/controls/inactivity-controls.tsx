import type { ReactElement } from 'react';
import { IconButton } from '../../ui/button.tsx';
import { formatSpan } from '../../ui/format.ts';
import { useStore } from '../../ui/store.ts';
import type { Playback } from '../playback/playback.ts';
import { INACTIVITY_THRESHOLDS } from '../activity/skip-inactivity.ts';
import quietSelect from './quiet-select.module.css';
import css from './inactivity-controls.module.css';

/** Whether spans without user activity are skipped, and from which length on they are such. */
export function InactivityControls({ playback }: { readonly playback: Playback }): ReactElement {
  const { skipInactivity, inactiveAfter } = useStore(playback.state);
  const threshold = formatSpan(inactiveAfter);
  return (
    <span className={css.inactivity} role="group" aria-label="Inactivity">
      <IconButton
        icon="skip"
        label="Skip inactivity"
        pressed={skipInactivity}
        title={
          skipInactivity
            ? `Spans of more than ${threshold} without user activity are skipped. Switch this off to play verbatim.`
            : `Verbatim: everything is played. Switch this on to skip more than ${threshold} without user activity.`
        }
        onClick={() => playback.setSkipInactivity(!skipInactivity)}
      />
      <select
        className={quietSelect.select}
        aria-label="Inactive after"
        title="How long the user may do nothing before it counts as inactivity"
        value={inactiveAfter}
        onChange={(event) => playback.setInactiveAfter(Number(event.target.value))}
      >
        {INACTIVITY_THRESHOLDS.map((choice) => (
          <option key={choice} value={choice}>
            &gt; {choice / 1000} s
          </option>
        ))}
      </select>
    </span>
  );
}
