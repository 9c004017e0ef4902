import type { ReactElement } from 'react';
import type { StageScale } from '../../stage/protocol.ts';
import { IconButton } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { useStore } from '../../ui/store.ts';
import type { Playback } from '../playback/playback.ts';
import { formatScale, parseScale, scalePage } from './page-scale.ts';
import quietSelect from './quiet-select.module.css';
import css from './scale-controls.module.css';

/** Each with what stands before the size that comes of it: the row has room for little. */
const FITS: readonly (readonly [StageScale, name: string, short: string])[] = [
  ['fit', 'Fit page', 'Fit'],
  ['width', 'Fit width', 'Width'],
  ['height', 'Fit height', 'Height'],
];
const CHOICES: readonly number[] = [0.25, 0.5, 0.75, 1, 1.5, 2, 4];

/** How large the page is shown. `Ctrl` and the wheel over it change it, too. */
export function ScaleControls({ playback }: { readonly playback: Playback }): ReactElement {
  const { scale } = useStore(playback.state);
  const factor = useStore(playback.factor);
  const percent = factor === null ? '' : formatScale(factor);
  const isBetween = typeof scale === 'number' && !CHOICES.includes(scale);
  return (
    <span className={css.scale} role="group" aria-label="Size of the page">
      <IconButton
        icon="minus"
        label="Smaller page"
        shortcut="Shift Z"
        onClick={() => scalePage(playback, 'smaller')}
      />
      <select
        className={classNames(quietSelect.select, css.choice)}
        aria-label="Size of the page"
        title="How large the page is shown (Ctrl and the wheel over it)"
        value={String(scale)}
        onChange={({ target }) => {
          const chosen = parseScale(target.value);
          if (chosen !== undefined) {
            playback.setScale(chosen);
          }
        }}
      >
        {FITS.map(([fit, name, short]) => (
          <option key={fit} value={fit}>
            {fit === scale && percent !== '' ? `${short} ${percent}` : name}
          </option>
        ))}
        {isBetween && <option value={scale}>{formatScale(scale)}</option>}
        {CHOICES.map((choice) => (
          <option key={choice} value={choice}>
            {formatScale(choice)}
          </option>
        ))}
      </select>
      <IconButton
        icon="plus"
        label="Larger page"
        shortcut="Z"
        onClick={() => scalePage(playback, 'larger')}
      />
    </span>
  );
}
