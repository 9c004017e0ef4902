import type { DragEvent, ReactElement, ReactNode } from 'react';
import { api } from '../../app/state/api.ts';
import { isDraggedOver } from '../../app/state/imports.ts';
import { reportProblem } from '../../app/state/messages.ts';
import { isReadOnly, useReadOnly } from '../../app/state/status.ts';
import { useStore } from '../../ui/store.ts';
import { IMPORTING_IS_OFF } from '../../app/state/read-only.ts';
import { classNames } from '../../ui/class-names.ts';
import { OriginalsLine } from './originals-line.tsx';
import css from './drop-target.module.css';

/**
 * Takes files and folders dropped anywhere on the window. While they are dragged an overlay covers it all:
 * the stage is a page of another process and would swallow them.
 */
export function DropTarget({ children }: { readonly children: ReactNode }): ReactElement {
  const isOver = useStore(isDraggedOver);
  const isOff = useReadOnly();
  return (
    <div
      className={classNames(css.target, isOver && css.over)}
      onDragOver={over}
      onDragLeave={leave}
      onDrop={drop}
    >
      {children}
      {isOver && (
        <div className={css.overlay} role="status">
          <div className={css.place}>
            <p className={css.lead}>{isOff ? IMPORTING_IS_OFF : 'Drop to import'}</p>
            {!isOff && <OriginalsLine />}
          </div>
        </div>
      )}
    </div>
  );
}

function over(event: DragEvent): void {
  event.preventDefault();
  const holdsFiles = event.dataTransfer.types.includes('Files');
  event.dataTransfer.dropEffect = holdsFiles && !isReadOnly() ? 'copy' : 'none';
  isDraggedOver.set(holdsFiles);
}

function leave(event: DragEvent): void {
  if (!(event.relatedTarget instanceof Node)) {
    isDraggedOver.set(false);
  }
}

function drop(event: DragEvent): void {
  event.preventDefault();
  isDraggedOver.set(false);
  void importDropped(Array.from(event.dataTransfer.files));
}

async function importDropped(files: readonly File[]): Promise<void> {
  if (isReadOnly()) {
    reportProblem(IMPORTING_IS_OFF);
    return;
  }
  if (!(await api.importDropped(files))) {
    reportProblem('Only files and folders from a disk can be dropped here.');
  }
}
