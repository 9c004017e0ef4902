import type { ReactElement } from 'react';
import { showLibrary } from '../../app/state/place.ts';
import { drawerChoice } from '../../app/state/drawer.ts';
import { HitStepper } from '../../search/hit-stepper.tsx';
import { IconButton } from '../../ui/button.tsx';
import { keepFocus } from '../../ui/keep-focus.ts';
import { useStore } from '../../ui/store.ts';
import { inspectorChoice } from '../workspace/inspector-choice.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { HEADER_WORDS } from './header-words.ts';
import { useLibraryRow } from './library-row.ts';
import { ProblemChip } from './problem-chip.tsx';
import { SessionMarks } from './session-marks.tsx';
import { SessionStepper } from './session-stepper.tsx';
import { SessionTitle } from './session-title.tsx';
import { SourceChip } from './source-chip.tsx';
import css from './session-header.module.css';

/** What this recording is, where it stands among the others, and what can be opened beside it. */
export function SessionHeader({ workspace }: { readonly workspace: Workspace }): ReactElement {
  const { sessionId } = workspace;
  const row = useLibraryRow(sessionId);
  const isDrawerOpen = useStore(drawerChoice);
  const showInspector = inspectorChoice.use();
  return (
    <header className={css.header} onMouseDown={keepFocus}>
      <IconButton icon="back" label={HEADER_WORDS.back} shortcut="Backspace" onClick={showLibrary} />
      <IconButton
        icon="drawer"
        label={HEADER_WORDS.sessions}
        shortcut="S"
        pressed={isDrawerOpen}
        onClick={() => drawerChoice.update((isOpen) => !isOpen)}
      />
      <SessionTitle workspace={workspace} row={row} />
      <ProblemChip workspace={workspace} />
      <SourceChip workspace={workspace} />
      <span className={css.grow} />
      <HitStepper sessionId={sessionId} />
      <SessionStepper sessionId={sessionId} />
      <SessionMarks workspace={workspace} row={row} />
      <IconButton
        icon="inspector"
        label={HEADER_WORDS.inspector}
        shortcut="I"
        pressed={showInspector}
        onClick={inspectorChoice.toggle}
      />
    </header>
  );
}
