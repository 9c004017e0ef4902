import { useEffect, useRef, type ReactElement, type RefObject } from 'react';
import { useStore } from '../../ui/store.ts';
import type { Playback } from './playback.ts';
import { StageNotices, type StageSubject } from './stage-notices.tsx';
import { takeStage } from './warm-stage.ts';
import { classNames } from '../../ui/class-names.ts';
import css from './stage-frame.module.css';

/**
 * Gives the focus back when the stage takes it: a recorded page can ask for it (a modal dialog does), and
 * then the keys would be lost to it.
 */
function useOwnFocus(box: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    // Only once the focus has arrived is it known where.
    const takeBack = (): void => {
      window.setTimeout(() => {
        if (box.current?.contains(document.activeElement)) {
          box.current.closest<HTMLElement>('main')?.focus();
        }
      });
    };
    window.addEventListener('blur', takeBack);
    return () => window.removeEventListener('blur', takeBack);
  }, [box]);
}

/** Keeps a stage in a box: another one for every number, none for null. */
function useStage(box: RefObject<HTMLElement | null>, playback: Playback, stage: number | null): void {
  useEffect(() => {
    if (!box.current || stage === null) {
      return undefined;
    }
    const { frame, loaded } = takeStage(box.current);
    let isThere = true;
    void loaded.then(() => isThere && playback.connect(frame));
    return () => {
      isThere = false;
      frame.remove();
    };
  }, [box, playback, stage]);
}

interface StageFrameProps {
  readonly playback: Playback;
  /** Shows what a message over the stage leads to. */
  readonly onShow: (subject: StageSubject) => void;
}

/** The stage: a frame of another origin, and so of another process, with messages over it. */
export function StageFrame({ playback, onShow }: StageFrameProps): ReactElement {
  const box = useRef<HTMLDivElement>(null);
  const { phase, stage, busySeconds } = useStore(playback.state);
  useOwnFocus(box);
  useStage(box, playback, stage);
  return (
    <div className={css.stage}>
      <div
        ref={box}
        className={classNames(css.box, phase === 'failed' && css.hidden, busySeconds > 0 && css.busy)}
      />
      <StageNotices playback={playback} onShow={onShow} />
    </div>
  );
}
