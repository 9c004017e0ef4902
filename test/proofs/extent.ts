import { inject } from 'vitest';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Whether proofs are made at length, by `npm run test:proofs`; else a small part of each, by `npm test`. */
    readonly isAtLength: boolean;
  }
}

/** Chooses how much of a proof is made. */
export function extent<T>({ inShort, atLength }: { readonly inShort: T; readonly atLength: T }): T {
  return inject('isAtLength') ? atLength : inShort;
}
