import { useEffect, useRef, type ReactElement } from 'react';
import type { SessionDetails } from '../../shared/model/session.ts';
import { place } from '../app/state/place.ts';
import { inspectorChoice } from './workspace/inspector-choice.ts';
import { Inspector } from './inspector/inspector.tsx';
import { useWorkspace } from './workspace/use-workspace.ts';
import { Timeline } from './timeline/timeline.tsx';
import { SplitPane } from '../ui/split-pane.tsx';
import { useStore } from '../ui/store.ts';
import { Controls } from './controls/controls.tsx';
import { SessionHeader } from './session-header.tsx';
import { StageFrame } from './playback/stage-frame.tsx';
import { usePlayback } from './playback/use-playback.ts';
import { useSessionKeys } from './use-session-keys.ts';

/** A session that is being played: header, stage, timeline, controls, and all that is known beside the page. */
export function OpenSession({ details }: { readonly details: SessionDetails }): ReactElement {
  const playback = usePlayback(details);
  const { isFullScreen } = useStore(place);
  const workspace = useWorkspace(playback);
  useSessionKeys(workspace);
  const showInspector = inspectorChoice.use();
  const main = useRef<HTMLElement>(null);
  useEffect(() => main.current?.focus(), []);
  return (
    <main ref={main} className="session" tabIndex={-1} aria-label="Session">
      {!isFullScreen && (
        <SessionHeader
          playback={playback}
          showInspector={showInspector}
          onToggleInspector={inspectorChoice.toggle}
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
        </div>
      </SplitPane>
      <div className="deck">
        <Timeline workspace={workspace} />
        <Controls playback={playback} />
      </div>
    </main>
  );
}
