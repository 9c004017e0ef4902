import { useEffect, useRef, useState, type ReactElement, type RefObject } from 'react';
import { STAGE_ORIGIN } from '../../shared/origins.ts';
import { toVisibleText } from '../../shared/model/visible-text.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { formatDuration } from '../ui/format.ts';
import { RecordedText } from '../ui/recorded-text.tsx';
import { useStore } from '../ui/store.ts';
import type { Playback } from './playback.ts';

/**
 * Gives the focus back when the stage takes it: a recorded page can ask for it (a modal dialog does), and
 * then the keys would be lost to it.
 */
function useOwnFocus(frame: RefObject<HTMLIFrameElement | null>): void {
  useEffect(() => {
    // Only once the focus has arrived is it known where.
    const takeBack = (): void => {
      window.setTimeout(() => {
        if (document.activeElement === frame.current) {
          frame.current?.closest<HTMLElement>('main')?.focus();
        }
      });
    };
    window.addEventListener('blur', takeBack);
    return () => window.removeEventListener('blur', takeBack);
  }, [frame]);
}

/** The stage: a frame of another origin, and so of another process, with what must be said over it. */
export function StageFrame({ playback }: { readonly playback: Playback }): ReactElement {
  const frame = useRef<HTMLIFrameElement>(null);
  useOwnFocus(frame);
  const { phase, loaded, isSeeking, skipped, problem, isGone } = useStore(playback.state);
  const [stages, setStages] = useState(1);
  const reload = (): void => {
    playback.reload();
    setStages(stages + 1);
  };
  return (
    <div className="stage">
      <iframe
        key={stages}
        ref={frame}
        src={`${STAGE_ORIGIN}/`}
        title="Replayed page"
        tabIndex={-1}
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
          <p>{toVisibleText(problem ?? '')}</p>
          {isGone && (
            <Button look="primary" onClick={reload}>
              Load again
            </Button>
          )}
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
      {isSeeking && phase !== 'loading' && (
        <div className="stage-badge" role="status">
          Seeking …
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
