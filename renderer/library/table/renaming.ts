import { createStore } from '../../ui/store.ts';

/** A title that is being changed in the table. */
export interface Renaming {
  readonly sessionId: string;
  /** What it is where nothing is typed. */
  readonly automatic: string;
  /** @param typed null where it is left as it was */
  readonly finish: (typed: string | null) => void;
}

export const renaming = createStore<Renaming | null>(null);
