/** What the app found of its own files, when it looked at them after its start. */
export type OwnFiles =
  /** It has not finished yet. */
  | { readonly state: 'unchecked' }
  /** Run from the sources: nothing says how they should be. */
  | { readonly state: 'from-source' }
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
