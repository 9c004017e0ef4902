import type { ReactElement } from 'react';
import {
  clock,
  FIXED_ZONES,
  formatElapsed,
  formatFullTime,
  isClockChoice,
  type ClockChoice,
} from '../../ui/clock.ts';
import { formatUtc } from '../../ui/format.ts';
import { copyText } from '../../app/state/copy-text.ts';
import { useStore } from '../../ui/store.ts';
import { formatMomentLink } from './moment-link.ts';
import type { Playback } from '../playback/playback.ts';
import { classNames } from '../../ui/class-names.ts';
import quietSelect from './quiet-select.module.css';
import css from './clock-display.module.css';

/** The moment that is played, by the clock that the user chose; clicking it copies a link to it. */
export function ClockDisplay({ playback }: { readonly playback: Playback }): ReactElement {
  const now = useStore(playback.now);
  const choice = useStore(clock);
  const { id, startedAtMs, endedAtMs } = playback.details.session;
  const isRelative = choice === 'relative';
  const copy = (): void => {
    const link = formatMomentLink({ sessionId: id, atMs: playback.now.get() });
    void copyText(link, 'Link to this moment copied. Paste it into Airgap Replay to go there.');
  };
  return (
    <span className={css.clock}>
      <button
        type="button"
        className={css.now}
        title={`Copy a link to this moment (${formatUtc(now)})`}
        onClick={copy}
      >
        <span data-testid="position">
          {isRelative ? formatElapsed(now - startedAtMs) : formatFullTime(choice, now, startedAtMs)}
        </span>
      </button>
      {isRelative && <span className={css.total}> / {formatElapsed(endedAtMs - startedAtMs)}</span>}
      <ClockMenu />
    </span>
  );
}

const NAMES: readonly (readonly [ClockChoice, string])[] = [
  ['relative', 'From start'],
  ['local', 'Local time'],
  ['utc', 'UTC'],
];

function ClockMenu(): ReactElement {
  const choice = useStore(clock);
  return (
    <select
      className={classNames(quietSelect.select, css.choice)}
      aria-label="Clock"
      title="Clock for all times in the app"
      value={choice}
      onChange={({ target }) => isClockChoice(target.value) && clock.set(target.value)}
    >
      {NAMES.map(([value, name]) => (
        <option key={value} value={value}>
          {name}
        </option>
      ))}
      <optgroup label="Fixed zone">
        {FIXED_ZONES.map((zone) => (
          <option key={zone} value={zone}>
            {zone}
          </option>
        ))}
      </optgroup>
    </select>
  );
}
