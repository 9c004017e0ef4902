import { toVisibleText } from './visible-text.ts';

/** What the app found of its own files, when it looked at them after its start. */
export type OwnFiles =
  /** It has not finished yet. */
  | { readonly state: 'unchecked' }
  /** Nothing says how they should be: it is run from the sources, or on macOS, which has signatures of its own. */
  | { readonly state: 'unlisted' }
  /** The list of them, or its signature, is not there or not by a key of ours. */
  | { readonly state: 'unsigned' }
  | CheckedFiles;

export interface CheckedFiles {
  readonly state: 'checked';
  /** Whose key the list is signed with; what is signed for testing must not be handed out. */
  readonly signedBy: Signer;
  /** How many files the list names. */
  readonly listed: number;
  /** Files that differ, are missing, or are not in the list, by their paths below the app's folder. */
  readonly changed: readonly string[];
}

export type Signer = 'release' | 'testing';

/** How many names are told. */
const NAMED = 3;

/** Whether the app is not as it was released, and the user has to know. */
export function isAlarming(found: OwnFiles): boolean {
  return found.state === 'unsigned' || (found.state === 'checked' && found.changed.length > 0);
}

/** What the app found of its own files, in a sentence. */
export function explainOwnFiles(found: OwnFiles): string {
  switch (found.state) {
    case 'unchecked':
      return 'Checking…';
    case 'unlisted':
      return 'No list of files belongs to this app.';
    case 'unsigned':
      return 'The app’s list of its files is missing, or not signed by its makers.';
    case 'checked':
      return found.changed.length > 0 ? explainChanged(found.changed) : explainUnchanged(found);
  }
}

function explainUnchanged({ listed, signedBy }: CheckedFiles): string {
  return signedBy === 'release'
    ? `As released: ${listed} files, signed.`
    : `As built: ${listed} files. A test build, not to be handed out.`;
}

function explainChanged(changed: readonly string[]): string {
  const more = changed.length - NAMED;
  const names = changed.slice(0, NAMED).map(toVisibleText).join(', ');
  return `Files of the app are not as released: ${names}${more > 0 ? ` and ${more} more` : ''}.`;
}
