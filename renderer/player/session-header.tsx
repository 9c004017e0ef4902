import type { ReactElement } from 'react';
import type { EpochMilliseconds } from '../../shared/model/units.ts';
import { showLibrary } from '../app-state.ts';
import type { UrlMark } from '../stage/protocol.ts';
import { IconButton } from '../ui/button.tsx';
import { keepFocus } from '../ui/keep-focus.ts';
import { RecordedText } from '../ui/recorded-text.tsx';
import { useStore } from '../ui/store.ts';
import type { Playback } from './playback.ts';
import { WindowSwitcher } from './window-switcher.tsx';

interface SessionHeaderProps {
  readonly playback: Playback;
  readonly showDetails: boolean;
  readonly onToggleDetails: () => void;
}

/** Where one is: back to the library, the page's address at this moment, the window. */
export function SessionHeader({ playback, showDetails, onToggleDetails }: SessionHeaderProps): ReactElement {
  const { urls } = useStore(playback.state);
  const now = useStore(playback.now);
  return (
    <header className="session-header" onMouseDown={keepFocus}>
      <IconButton icon="back" label="Back to the library" shortcut="Esc" onClick={showLibrary} />
      <div className="address" role="group" aria-label="Current URL">
        <RecordedText
          text={urlAt(urls, now) ?? playback.details.session.firstUrl}
          missing="No address recorded"
        />
      </div>
      <WindowSwitcher playback={playback} />
      <IconButton icon="details" label="Details" pressed={showDetails} onClick={onToggleDetails} />
    </header>
  );
}

/** The address the page had at a moment. */
function urlAt(urls: readonly UrlMark[], now: EpochMilliseconds): string | null {
  return (urls.findLast((mark) => mark.atMs <= now) ?? urls[0])?.url ?? null;
}
