import type { ReactElement } from 'react';
import { toVisibleText } from '../../../shared/model/visible-text.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { formatCount, formatSpan } from '../../ui/format.ts';
import { RecordedText } from '../../ui/recorded-text.tsx';
import { useStore } from '../../ui/store.ts';
import type { Playback } from './playback.ts';
import css from './stage-notices.module.css';

/** Messages over the stage. */
export function StageNotices({ playback }: { readonly playback: Playback }): ReactElement {
  const { phase, loaded, isSeeking, isBuffering, skipped, busySeconds } = useStore(playback.state);
  return (
    <>
      {phase === 'loading' && (
        <div className={css.message} role="status">
          <progress aria-label="Loading the recording" value={loaded} />
        </div>
      )}
      {phase === 'failed' && <FailedMessage playback={playback} />}
      {busySeconds > 0 ? <BusyNotice playback={playback} /> : <ProblemNotice playback={playback} />}
      {isSeeking && phase !== 'loading' && (
        <div className={css.badge} role="status">
          Seeking …
        </div>
      )}
      {isBuffering && !isSeeking && (
        <div className={css.badge} role="status">
          Buffering …
        </div>
      )}
      {skipped !== null && !isSeeking && !isBuffering && (
        <div className={css.badge} role="status">
          Skipped {formatSpan(skipped)} without activity
        </div>
      )}
    </>
  );
}

function FailedMessage({ playback }: { readonly playback: Playback }): ReactElement {
  const { problem, stage } = useStore(playback.state);
  return (
    <div className={css.message} role="alert">
      <p>{toVisibleText(problem ?? '')}</p>
      {stage === null && (
        <Button look="primary" onClick={() => playback.reload()}>
          Load again
        </Button>
      )}
    </div>
  );
}

/** The stage does not answer. The seconds are for the eye: read aloud, they would never end. */
function BusyNotice({ playback }: { readonly playback: Playback }): ReactElement {
  const { busySeconds } = useStore(playback.state);
  return (
    <div className={css.notice} role="alert">
      <span>
        The recording is keeping the page busy<span aria-hidden="true"> for {busySeconds} s …</span>
      </span>
      <span className={css.actions}>
        <Button onClick={() => playback.reload()}>Load again</Button>
        <Button look="danger" onClick={() => playback.stop()}>
          Stop
        </Button>
      </span>
    </div>
  );
}

function ProblemNotice({ playback }: { readonly playback: Playback }): ReactElement | null {
  const { phase, problem, problems } = useStore(playback.state);
  if (phase === 'failed' || problem === null) {
    return null;
  }
  return (
    <div className={css.notice} role="alert">
      <span>
        Some of this recording could not be replayed{problems > 1 && ` (${formatCount(problems)} times)`}:{' '}
        <RecordedText text={problem} />
      </span>
      <IconButton icon="close" label="Dismiss" onClick={() => playback.dismissProblem()} />
    </div>
  );
}
