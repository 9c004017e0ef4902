import { useEffect, useRef, type ReactElement } from 'react';
import type { SessionDetails } from '../../shared/model/session.ts';
import { appStore } from '../app-state.ts';
import { SplitPane } from '../ui/split-pane.tsx';
import { useStore } from '../ui/store.ts';
import { isBoolean, useStored } from '../ui/use-stored.ts';
import { Controls } from './controls.tsx';
import { DetailsPanel } from './details-panel.tsx';
import { SeekBar } from './seek-bar.tsx';
import { SessionHeader } from './session-header.tsx';
import { StageFrame } from './stage-frame.tsx';
import { usePlayback } from './use-playback.ts';

/** A session that is being played: header, stage, seek bar, controls, and what is known about it. */
export function OpenSession({ details }: { readonly details: SessionDetails }): ReactElement {
  const playback = usePlayback(details);
  const { isFullScreen } = useStore(appStore);
  const [showDetails, setShowDetails] = useStored('player.details', false, isBoolean);
  const main = useRef<HTMLElement>(null);
  useEffect(() => main.current?.focus(), []);
  return (
    <main ref={main} className="session" tabIndex={-1} aria-label="Session">
      {!isFullScreen && (
        <SessionHeader
          playback={playback}
          showDetails={showDetails}
          onToggleDetails={() => setShowDetails(!showDetails)}
        />
      )}
      <SplitPane
        name="details"
        label="Width of the details"
        side="end"
        initial={320}
        min={240}
        max={560}
        pane={showDetails && !isFullScreen ? <DetailsPanel playback={playback} /> : null}
      >
        <div className="player">
          <StageFrame playback={playback} />
          <SeekBar playback={playback} />
          <Controls playback={playback} />
        </div>
      </SplitPane>
    </main>
  );
}
