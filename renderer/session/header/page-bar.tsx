import type { ReactElement } from 'react';
import type { EpochMilliseconds } from '../../../shared/model/units.ts';
import { toVisibleText } from '../../../shared/model/visible-text.ts';
import type { UrlMark } from '../../../shared/model/window-index.ts';
import { readAddress } from '../../ui/address.ts';
import { Icon } from '../../ui/icons.tsx';
import { keepFocus } from '../../ui/keep-focus.ts';
import { RecordedText } from '../../ui/recorded-text.tsx';
import { useDerived, useStore } from '../../ui/store.ts';
import { urlAt } from '../activity/window-facts.ts';
import type { Playback } from '../playback/playback.ts';
import { ScaleControls } from '../controls/scale-controls.tsx';
import { DarkPageButton } from './dark-page-button.tsx';
import { WindowSwitcher } from './window-switcher.tsx';
import css from './page-bar.module.css';

/** Above the page, as a browser has it: its address at this moment, the window, its size. */
export function PageBar({ playback }: { readonly playback: Playback }): ReactElement {
  return (
    <div className={css.bar} onMouseDown={keepFocus}>
      <Icon name="lock" size={13} />
      <PageAddress playback={playback} />
      <WindowSwitcher playback={playback} />
      <DarkPageButton playback={playback} />
      <ScaleControls playback={playback} />
    </div>
  );
}

function PageAddress({ playback }: { readonly playback: Playback }): ReactElement {
  const { facts } = useStore(playback.state);
  const sinceMs = useDerived(playback.now, (atMs) => urlAt(facts.urls, atMs)?.atMs ?? null);
  const { text, missing } = addressAt(facts.urls, sinceMs ?? 0, playback.details.session.firstUrl);
  const address = text === null ? null : readAddress(text);
  return (
    <div className={css.address} role="group" aria-label="Current URL">
      {address === null ? (
        <RecordedText text={null} missing={missing} />
      ) : (
        <bdi className={css.text} title={toVisibleText(text ?? '')}>
          {toVisibleText(address.host)}
          <span className={css.path}>{toVisibleText(address.path)}</span>
        </bdi>
      )}
    </div>
  );
}

interface Address {
  readonly text: string | null;
  readonly missing: string;
}

/** The address the page had at a moment. */
function addressAt(urls: readonly UrlMark[], now: EpochMilliseconds, firstUrl: string | null): Address {
  const mark = urlAt(urls, now);
  return mark?.url === null
    ? { text: null, missing: 'Unknown: the page changed its URL too often to list' }
    : { text: mark?.url ?? firstUrl, missing: 'No address recorded' };
}
