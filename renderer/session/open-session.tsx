import { useEffect, useRef, type ReactElement } from 'react';
import { place } from '../app/state/place.ts';
import { countTakenOut, takenOut } from '../app/state/taken-out.ts';
import { inspectorChoice, inspectorTab } from './workspace/inspector-choice.ts';
import { Inspector } from './inspector/inspector.tsx';
import { Timeline } from './timeline/timeline.tsx';
import { SplitPane } from '../ui/split-pane.tsx';
import { useDerived, useStore } from '../ui/store.ts';
import { Controls } from './controls/controls.tsx';
import { PageBar } from './header/page-bar.tsx';
import { SessionHeader } from './header/session-header.tsx';
import { StageFrame } from './playback/stage-frame.tsx';
import type { StageSubject } from './playback/stage-notices.tsx';
import type { OpenedSession } from './opened-session.ts';
import { useSessionKeys } from './use-session-keys.ts';
import css from './open-session.module.css';

/** A session that is being played: header, stage, timeline, controls, and all that is known beside the page. */
export function OpenSession({ session }: { readonly session: OpenedSession }): ReactElement {
  const { playback, workspace } = session;
  const { isFullScreen } = useStore(place);
  useSessionKeys(workspace);
  const showInspector = inspectorChoice.use();
  const stopped = useDerived(playback.state, ({ facts }) => countTakenOut(facts.missing));
  useEffect(() => {
    takenOut.set(stopped);
    return () => takenOut.set(0);
  }, [stopped]);
  const main = useRef<HTMLElement>(null);
  useEffect(() => main.current?.focus(), []);
  return (
    <main
      data-help="session"
      ref={main}
      className={css.session}
      data-full-screen={isFullScreen || undefined}
      tabIndex={-1}
      aria-label="Session"
    >
      {!isFullScreen && <SessionHeader workspace={workspace} />}
      <SplitPane
        name="inspector"
        label="Width of the inspector"
        side="end"
        initial={340}
        min={300}
        max={900}
        pane={showInspector && !isFullScreen ? <Inspector workspace={workspace} /> : null}
      >
        <div className={css.player}>
          {!isFullScreen && <PageBar playback={playback} />}
          <StageFrame playback={playback} onShow={showInInspector} />
        </div>
      </SplitPane>
      <div className={css.deck}>
        <Timeline workspace={workspace} />
        <Controls workspace={workspace} />
      </div>
    </main>
  );
}

function showInInspector(subject: StageSubject): void {
  inspectorChoice.set(true);
  inspectorTab.set(subject === 'health' ? 'health' : 'everything');
}
