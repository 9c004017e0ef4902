import { createStore } from '../../ui/store.ts';

/** What the status bar says; there is one message at a time. */
export interface Messages {
  /** Something failed that has no place of its own. */
  readonly problem: string | null;
  /** Something worth knowing that needs no answer. */
  readonly notice: string | null;
}

export const messages = createStore<Messages>({ problem: null, notice: null });

/** Shows a failure that has no place of its own in the status bar. */
export function reportProblem(problem: string): void {
  messages.update((state) => ({ ...state, problem }));
}

/** Says something worth knowing in the status bar, in place of what was said there before. */
export function showNotice(notice: string): void {
  messages.set({ problem: null, notice });
}

export function dismissMessages(): void {
  messages.set({ problem: null, notice: null });
}

/** Called when the user goes elsewhere: a notice is about what was being done. */
export function dismissNotice(): void {
  messages.update((state) => ({ ...state, notice: null }));
}
