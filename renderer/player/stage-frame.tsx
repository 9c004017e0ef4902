import { useEffect, useRef, type ReactElement, type RefObject } from 'react';
import { STAGE_ORIGIN } from '../../shared/origins.ts';
import { useStore } from '../ui/store.ts';
import type { Playback } from './playback.ts';
import { StageNotices } from './stage-notices.tsx';

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
  const { phase, stage, busySeconds } = useStore(playback.state);
  return (
    <div className="stage">
      {stage !== null && (
        <iframe
          key={stage}
          ref={frame}
          src={`${STAGE_ORIGIN}/`}
          title="Replayed page"
          tabIndex={-1}
          className={`${phase === 'failed' ? 'stage-hidden' : ''} ${busySeconds > 0 ? 'stage-busy' : ''}`}
          onLoad={() => frame.current && playback.connect(frame.current)}
        />
      )}
      <StageNotices playback={playback} />
    </div>
  );
}
