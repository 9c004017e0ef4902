import type { DragEvent, ReactElement, ReactNode } from 'react';
import { api } from '../../app/state/api.ts';
import { appStore, isReadOnly, reportProblem, showDropOverlay } from '../../app/state/app-state.ts';
import { useStore } from '../../ui/store.ts';
import { IMPORTING_IS_OFF } from '../../app/state/read-only.ts';

/**
 * Takes files and folders dropped anywhere on the window. While they are dragged an overlay covers it all:
 * the stage is a page of another process and would swallow them.
 */
export function DropTarget({ children }: { readonly children: ReactNode }): ReactElement {
  const state = useStore(appStore);
  const { isDraggedOver } = state;
  return (
    <div
      className={`drop-target ${isDraggedOver ? 'dragged-over' : ''}`}
      onDragOver={over}
      onDragLeave={leave}
      onDrop={drop}
    >
      {children}
      {isDraggedOver && (
        <div className="drop-overlay" role="status">
          <p>{isReadOnly(state) ? IMPORTING_IS_OFF : 'Drop to import'}</p>
        </div>
      )}
    </div>
  );
}

function over(event: DragEvent): void {
  event.preventDefault();
  const holdsFiles = event.dataTransfer.types.includes('Files');
  event.dataTransfer.dropEffect = holdsFiles && !isReadOnly(appStore.get()) ? 'copy' : 'none';
  showDropOverlay(holdsFiles);
}

function leave(event: DragEvent): void {
  if (!(event.relatedTarget instanceof Node)) {
    showDropOverlay(false);
  }
}

function drop(event: DragEvent): void {
  event.preventDefault();
  showDropOverlay(false);
  void importDropped(Array.from(event.dataTransfer.files));
}

async function importDropped(files: readonly File[]): Promise<void> {
  if (isReadOnly(appStore.get())) {
    reportProblem(IMPORTING_IS_OFF);
    return;
  }
  if (!(await api.importDropped(files))) {
    reportProblem('Only files and folders from a disk can be dropped here.');
  }
}
