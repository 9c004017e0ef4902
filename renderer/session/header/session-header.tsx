import type { ReactElement } from 'react';
import type { EpochMilliseconds } from '../../shared/model/units.ts';
import type { UrlMark } from '../../shared/model/window-index.ts';
import { showLibrary } from '../app/state/place.ts';
import { HitStepper } from '../search/hit-stepper.tsx';
import { IconButton } from '../ui/button.tsx';
import { keepFocus } from '../ui/keep-focus.ts';
import { RecordedText } from '../ui/recorded-text.tsx';
import { useDerived, useStore } from '../ui/store.ts';
import type { Playback } from './playback/playback.ts';
import { urlAt } from './activity/window-facts.ts';
import { DarkPageButton } from './dark-page-button.tsx';
import { WindowSwitcher } from './window-switcher.tsx';
import css from './session-header.module.css';

interface SessionHeaderProps {
  readonly playback: Playback;
  readonly showInspector: boolean;
  readonly onToggleInspector: () => void;
}

/** Where one is: back to the library, the page's address at this moment, the window. */
export function SessionHeader({
  playback,
  showInspector,
  onToggleInspector,
}: SessionHeaderProps): ReactElement {
  const { facts } = useStore(playback.state);
  const sinceMs = useDerived(playback.now, (atMs) => urlAt(facts.urls, atMs)?.atMs ?? null);
  return (
    <header className={css.header} onMouseDown={keepFocus}>
      <IconButton icon="back" label="Back to the library" shortcut="Esc" onClick={showLibrary} />
      <div className={css.address} role="group" aria-label="Current URL">
        <RecordedText
          className={css.text}
          {...addressAt(facts.urls, sinceMs ?? 0, playback.details.session.firstUrl)}
        />
      </div>
      <HitStepper sessionId={playback.details.session.id} />
      <WindowSwitcher playback={playback} />
      <DarkPageButton playback={playback} />
      <IconButton
        icon="inspector"
        label="Inspector"
        shortcut="I"
        pressed={showInspector}
        onClick={onToggleInspector}
      />
    </header>
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
    ? { text: null, missing: 'Not known: the page changed its address too often to list' }
    : { text: mark?.url ?? firstUrl, missing: 'No address recorded' };
}
