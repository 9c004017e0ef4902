import { useRef, type ReactElement } from 'react';
import { STAGE_URL } from '../stage/protocol.ts';
import { IconButton } from '../ui/button.tsx';
import { formatDuration } from '../ui/format.ts';
import { RecordedText } from '../ui/recorded-text.tsx';
import { useStore } from '../ui/store.ts';
import type { Playback } from './playback.ts';

/** The stage: a frame of another origin, and so of another process, with what must be said over it. */
export function StageFrame({ playback }: { readonly playback: Playback }): ReactElement {
  const frame = useRef<HTMLIFrameElement>(null);
  const { phase, loaded, skipped, problem } = useStore(playback.state);
  return (
    <div className="stage">
      <iframe
        ref={frame}
        src={STAGE_URL}
        title="Replayed page"
        className={phase === 'failed' ? 'stage-hidden' : ''}
        onLoad={() => frame.current && playback.connect(frame.current)}
      />
      {phase === 'loading' && (
        <div className="stage-message" role="status">
          <progress aria-label="Loading the recording" value={loaded} />
        </div>
      )}
      {phase === 'failed' && (
        <div className="stage-message" role="alert">
          <p>{problem}</p>
        </div>
      )}
      {phase !== 'failed' && problem !== null && (
        <div className="stage-notice" role="alert">
          <span>
            Some of this recording could not be replayed: <RecordedText text={problem} />
          </span>
          <IconButton icon="close" label="Dismiss" onClick={() => playback.dismissProblem()} />
        </div>
      )}
      {skipped !== null && (
        <div className="stage-badge" role="status">
          Skipped {formatDuration(skipped)} without activity
        </div>
      )}
    </div>
  );
}
