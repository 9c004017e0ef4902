import { useEffect, useRef, type ReactElement } from 'react';
import type { SessionDetails } from '../../shared/model/session.ts';
import { appStore } from '../app-state.ts';
import { toggleInspector, useInspectorChoice } from '../inspector/inspector-choice.ts';
import { Inspector } from '../inspector/inspector.tsx';
import { useWorkspace } from '../inspector/use-workspace.ts';
import { SplitPane } from '../ui/split-pane.tsx';
import { useStore } from '../ui/store.ts';
import { Controls } from './controls.tsx';
import { SeekBar } from './seek-bar.tsx';
import { SessionHeader } from './session-header.tsx';
import { StageFrame } from './stage-frame.tsx';
import { usePlayback } from './use-playback.ts';
import { useSessionKeys } from './use-session-keys.ts';

/** A session that is being played: header, stage, seek bar, controls, and all that is known beside the page. */
export function OpenSession({ details }: { readonly details: SessionDetails }): ReactElement {
  const playback = usePlayback(details);
  const { isFullScreen } = useStore(appStore);
  const workspace = useWorkspace(playback);
  useSessionKeys(workspace);
  const showInspector = useInspectorChoice();
  const main = useRef<HTMLElement>(null);
  useEffect(() => main.current?.focus(), []);
  return (
    <main ref={main} className="session" tabIndex={-1} aria-label="Session">
      {!isFullScreen && (
        <SessionHeader
          playback={playback}
          showInspector={showInspector}
          onToggleInspector={toggleInspector}
        />
      )}
      <SplitPane
        name="inspector"
        label="Width of the inspector"
        side="end"
        initial={420}
        min={300}
        max={900}
        pane={showInspector && !isFullScreen ? <Inspector workspace={workspace} /> : null}
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
