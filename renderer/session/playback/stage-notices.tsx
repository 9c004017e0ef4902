import { useState, type ReactElement } from 'react';
import { toVisibleText } from '../../../shared/model/visible-text.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { formatSpan } from '../../ui/format.ts';
import { RecordedText } from '../../ui/recorded-text.tsx';
import { useStore } from '../../ui/store.ts';
import type { Playback } from './playback.ts';
import { hintOf } from './stage-hints.ts';
import { STAGE_WORDS } from './stage-words.ts';
import css from './stage-notices.module.css';

/** What a message leads to: what was recorded besides the page, or how far it can be trusted. */
export type StageSubject = 'activity' | 'health';

interface StageNoticesProps {
  readonly playback: Playback;
  readonly onShow: (subject: StageSubject) => void;
}

/** Messages over the stage. */
export function StageNotices({ playback, onShow }: StageNoticesProps): ReactElement {
  const { phase, loaded, busySeconds } = useStore(playback.state);
  return (
    <>
      {phase === 'loading' && (
        <div className={css.message} role="status">
          <progress aria-label={STAGE_WORDS.loading} value={loaded} />
        </div>
      )}
      {phase === 'failed' && <FailedMessage playback={playback} onShow={onShow} />}
      {busySeconds > 0 ? <BusyNotice playback={playback} /> : <ProblemNotice playback={playback} />}
      {(phase === 'playing' || phase === 'paused') && <StageHint playback={playback} onShow={onShow} />}
      <Badge playback={playback} />
    </>
  );
}

/** What is waited for, or was passed over. */
function Badge({ playback }: { readonly playback: Playback }): ReactElement | null {
  const { phase, isSeeking, isBuffering, skipped } = useStore(playback.state);
  const words =
    isSeeking && phase !== 'loading'
      ? STAGE_WORDS.seeking
      : isBuffering
        ? STAGE_WORDS.buffering
        : skipped === null
          ? null
          : STAGE_WORDS.skipped(formatSpan(skipped));
  return words === null ? null : (
    <div className={css.badge} role="status">
      {words}
    </div>
  );
}

function FailedMessage({ playback, onShow }: StageNoticesProps): ReactElement {
  const { problem, stage, window } = useStore(playback.state);
  return (
    <div className={css.message} role="alert">
      <p>{toVisibleText(problem ?? '')}</p>
      {stage === null && (
        <Button look="primary" onClick={() => playback.reload()}>
          {STAGE_WORDS.reload}
        </Button>
      )}
      {window.fullSnapshots === 0 && <WithoutPage playback={playback} onShow={onShow} />}
    </div>
  );
}

/** What can be done where a window has no page: look at what it did, or go to a window that has one. */
function WithoutPage({ playback, onShow }: StageNoticesProps): ReactElement {
  const other = playback.details.windows.find(({ fullSnapshots }) => fullSnapshots > 0);
  return (
    <span className={css.actions}>
      <Button onClick={() => onShow('activity')}>{STAGE_WORDS.showActivity}</Button>
      {other && (
        <Button onClick={() => playback.switchWindow(other.number)}>
          {STAGE_WORDS.goToWindow(other.number)}
        </Button>
      )}
    </span>
  );
}

/** Why the stage may show less than there was. */
function StageHint({ playback, onShow }: StageNoticesProps): ReactElement | null {
  const [isDismissed, setDismissed] = useState(false);
  const hint = hintOf(playback.details.session.health);
  if (hint === null || isDismissed) {
    return null;
  }
  return (
    <div className={css.hint} role="status">
      <span>{hint}</span>
      <button type="button" className={css.more} onClick={() => onShow('health')}>
        {STAGE_WORDS.health}
      </button>
      <IconButton icon="close" label={STAGE_WORDS.dismiss} onClick={() => setDismissed(true)} />
    </div>
  );
}

/** The stage does not answer. The seconds are for the eye: read aloud, they would never end. */
function BusyNotice({ playback }: { readonly playback: Playback }): ReactElement {
  const { busySeconds } = useStore(playback.state);
  return (
    <div className={css.notice} role="alert">
      <span>
        {STAGE_WORDS.busy}
        <span aria-hidden="true">{STAGE_WORDS.busyFor(busySeconds)}</span>
      </span>
      <span className={css.actions}>
        <Button onClick={() => playback.reload()}>{STAGE_WORDS.reload}</Button>
        <Button look="danger" onClick={() => playback.stop()}>
          {STAGE_WORDS.stop}
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
        {STAGE_WORDS.unplayed(problems)} <RecordedText text={problem} />
      </span>
      <IconButton icon="close" label={STAGE_WORDS.dismiss} onClick={() => playback.dismissProblem()} />
    </div>
  );
}
