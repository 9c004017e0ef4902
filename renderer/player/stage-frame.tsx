import { useRef, type ReactElement } from 'react';
import { STAGE_URL } from '../stage/protocol.ts';
import { formatDuration } from '../ui/format.ts';
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
      {skipped !== null && (
        <div className="stage-badge" role="status">
          Skipped {formatDuration(skipped)} without activity
        </div>
      )}
    </div>
  );
}
