import type { ReactElement } from 'react';
import { renameSession } from '../../app/state/library.ts';
import { EditInPlace } from '../../ui/edit-in-place.tsx';
import type { Workspace } from '../workspace/workspace.ts';
import { HEADER_WORDS } from './header-words.ts';
import css from './title-field.module.css';

interface TitleFieldProps {
  readonly workspace: Workspace;
  /** '' for the automatic one. */
  readonly title: string;
  readonly automatic: string;
}

/** The session's title while it is renamed. */
export function TitleField({ workspace, title, automatic }: TitleFieldProps): ReactElement {
  const finish = (typed: string | null): void => {
    workspace.headerWish.set(null);
    void renameSession({ id: workspace.sessionId, title }, automatic, typed);
  };
  return (
    <EditInPlace
      label={HEADER_WORDS.title}
      className={css.field}
      text={title || automatic}
      placeholder={automatic}
      onDone={finish}
    />
  );
}
