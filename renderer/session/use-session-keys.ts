import { useEffect } from 'react';
import type { Workspace } from './workspace/workspace.ts';
import { commandForKey } from './keys/key-map.ts';
import { isTaken } from './leave-session.ts';
import { runCommand } from './run-command.ts';

/** Binds the keys of the key map to an opened session. */
export function useSessionKeys(workspace: Workspace): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const command = isTaken(event) ? undefined : commandForKey(event);
      if (command) {
        event.preventDefault();
        runCommand(workspace, command, event.repeat);
      }
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [workspace]);
}
