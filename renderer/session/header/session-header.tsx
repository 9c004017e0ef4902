import type { ReactElement } from 'react';
import { showLibrary } from '../../app/state/place.ts';
import { drawerChoice } from '../../app/state/drawer.ts';
import { HitStepper } from '../../search/hit-stepper.tsx';
import { IconButton } from '../../ui/button.tsx';
import { keepFocus } from '../../ui/keep-focus.ts';
import { useStore } from '../../ui/store.ts';
import { inspectorChoice } from '../workspace/inspector-choice.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { ProblemChip } from './problem-chip.tsx';
import { SessionStepper } from './session-stepper.tsx';
import { SessionTitle } from './session-title.tsx';
import { SourceChip } from './source-chip.tsx';
import css from './session-header.module.css';

/** What this recording is, where it stands among the others, and what can be opened beside it. */
export function SessionHeader({ workspace }: { readonly workspace: Workspace }): ReactElement {
  const { session } = workspace.playback.details;
  const isDrawerOpen = useStore(drawerChoice);
  const showInspector = inspectorChoice.use();
  return (
    <header className={css.header} onMouseDown={keepFocus}>
      <IconButton icon="back" label="Back to the library" shortcut="Backspace" onClick={showLibrary} />
      <IconButton
        icon="drawer"
        label="Sessions"
        shortcut="S"
        pressed={isDrawerOpen}
        onClick={() => drawerChoice.update((isOpen) => !isOpen)}
      />
      <SessionTitle session={session} />
      <ProblemChip workspace={workspace} />
      <SourceChip workspace={workspace} />
      <span className={css.grow} />
      <HitStepper sessionId={session.id} />
      <SessionStepper sessionId={session.id} />
      <IconButton
        icon="inspector"
        label="Inspector"
        shortcut="I"
        pressed={showInspector}
        onClick={inspectorChoice.toggle}
      />
    </header>
  );
}
