import { useState, type DragEvent, type ReactElement, type ReactNode } from 'react';
import { api } from '../api.ts';
import { reportProblem } from '../app-state.ts';

/** Takes files and folders dropped anywhere on the window. */
export function DropTarget({ children }: { readonly children: ReactNode }): ReactElement {
  const [isOver, setOver] = useState(false);
  const over = (event: DragEvent): void => {
    event.preventDefault();
    const holdsFiles = event.dataTransfer.types.includes('Files');
    event.dataTransfer.dropEffect = holdsFiles ? 'copy' : 'none';
    setOver(holdsFiles);
  };
  const leave = (event: DragEvent): void => {
    if (!(event.relatedTarget instanceof Node)) {
      setOver(false);
    }
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    void importDropped([...event.dataTransfer.files]);
  };
  return (
    <div className="drop-target" onDragOver={over} onDragLeave={leave} onDrop={drop}>
      {children}
      {isOver && (
        <div className="drop-overlay" role="status">
          <p>Drop to import</p>
        </div>
      )}
    </div>
  );
}

async function importDropped(files: readonly File[]): Promise<void> {
  if (!(await api.importDropped(files))) {
    reportProblem('Only files and folders from a disk can be dropped here.');
  }
}
