import type { UndoOffer } from '../../../shared/contract/undo.ts';
import type { Milliseconds } from '../../../shared/model/units.ts';
import { createStore } from '../../ui/store.ts';
import { api, unwrap } from './api.ts';
import { refreshLibrary } from './library.ts';
import { reportProblem } from './messages.ts';

/** What a toast says. */
export interface Toast {
  readonly text: string;
  /** What its button takes back; null where there is nothing to take back. */
  readonly step: number | null;
}

/** What was done last, for some seconds; null where nothing was. */
export const toast = createStore<Toast | null>(null);

const SHOWN: Milliseconds = 8000;
/** Steps are numbered in the order in which they were done. */
let lastStep = 0;
let timer: number | undefined;

function show(next: Toast): void {
  window.clearTimeout(timer);
  toast.set(next);
  timer = window.setTimeout(() => toast.set(null), SHOWN);
}

/** A toast stays as long as somebody points at it, or has its button in focus. */
export function holdToast(isHeld: boolean): void {
  window.clearTimeout(timer);
  if (!isHeld) {
    timer = window.setTimeout(() => toast.set(null), SHOWN);
  }
}

export function closeToast(): void {
  window.clearTimeout(timer);
  toast.set(null);
}

/** Takes back what was done last. @param step if it is still this; null is whatever it is */
export async function undo(step: number | null = null): Promise<void> {
  const undone = await unwrap(api.undoLast({ step }), reportProblem);
  if (undone === undefined) {
    return;
  }
  if (undone === null) {
    show({ text: 'Nothing to undo', step: null });
    return;
  }
  show({ text: `Undone: ${undone.label}`, step: null });
  await refreshLibrary();
}

/** What can be taken back is another than before: where it is new, it has just been done. */
function noteOffer(offer: UndoOffer | null): void {
  if (offer && offer.step > lastStep) {
    lastStep = offer.step;
    show({ text: offer.label, step: offer.step });
  }
}

/** Listens to the main process. Called before the first render, so that nothing is missed. */
export function connectUndo(): void {
  api.on('undoChanged', ({ offer }) => noteOffer(offer));
  void unwrap(api.readUndo({}), reportProblem).then((offer) => {
    lastStep = Math.max(lastStep, offer?.step ?? 0);
  });
}
