import type { Handlers } from '../../shared/contract/contract.ts';
import { succeed } from '../../shared/result.ts';
import type { UndoStack } from './undo-stack.ts';

/** Calls about taking back what was done. */
export function createUndoHandlers(undo: UndoStack): Pick<Handlers, 'readUndo' | 'undoLast' | 'giveUpUndo'> {
  return {
    readUndo: () => succeed(undo.offer),
    undoLast: ({ step }) => undo.undoLast(step),
    giveUpUndo: async () => {
      await undo.giveUp();
      return succeed(null);
    },
  };
}
