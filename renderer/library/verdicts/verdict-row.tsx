import { useRef, useState, type ReactElement, type SyntheticEvent } from 'react';
import { isName, MAX_NAME } from '../../../shared/library/session-filter.ts';
import type { Verdict } from '../../../shared/model/verdict.ts';
import { toVisibleText } from '../../../shared/model/visible-text.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { pluralise } from '../../ui/format.ts';
import field from '../../ui/field.module.css';
import css from './verdicts-dialog.module.css';

interface VerdictRowProps {
  readonly verdict: Verdict;
  readonly mayMoveUp: boolean;
  readonly mayMoveDown: boolean;
  readonly onMove: (step: -1 | 1) => void;
  readonly onRename: (name: string) => void;
  /** @param setBack whether sessions that have it are set back to "to do" */
  readonly onRemove: (setBack: boolean) => void;
}

/** One verdict in the list: its name can be written anew, and it asks before it takes something from sessions. */
export function VerdictRow(props: VerdictRowProps): ReactElement {
  const { verdict, mayMoveUp, mayMoveDown, onMove, onRename, onRemove } = props;
  const { name, kind, sessions } = verdict;
  const [typed, setTyped] = useState(name);
  const sent = useRef(name);
  const [isAsking, setAsking] = useState(false);
  const shown = toVisibleText(name);
  const rename = (event: SyntheticEvent): void => {
    event.preventDefault();
    const next = typed.trim();
    if (isName(next) && next !== sent.current) {
      sent.current = next;
      onRename(next);
    } else if (!isName(next)) {
      setTyped(sent.current);
    }
  };
  return (
    <li className={css.verdict}>
      <form className={css.form} onSubmit={rename}>
        <input
          className={field.field}
          aria-label={`Name of ${shown}`}
          maxLength={MAX_NAME}
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
          onBlur={rename}
        />
      </form>
      <span className={css.count}>{pluralise(sessions, 'session')}</span>
      <IconButton icon="up" label={`Move ${shown} up`} disabled={!mayMoveUp} onClick={() => onMove(-1)} />
      <IconButton
        icon="down"
        label={`Move ${shown} down`}
        disabled={!mayMoveDown}
        onClick={() => onMove(1)}
      />
      <IconButton
        icon="bin"
        label={`Remove ${shown}`}
        disabled={kind === 'to-do'}
        {...(kind === 'to-do' ? { title: 'The first verdict can be renamed, but not removed' } : {})}
        onClick={() => (sessions > 0 ? setAsking(true) : onRemove(false))}
      />
      {isAsking && (
        <p className={css.question}>
          {pluralise(sessions, 'session')} {sessions === 1 ? 'goes' : 'go'} back to the first verdict.
          <Button onClick={() => setAsking(false)}>Cancel</Button>
          <Button look="danger" onClick={() => onRemove(true)}>
            Remove
          </Button>
        </p>
      )}
    </li>
  );
}
