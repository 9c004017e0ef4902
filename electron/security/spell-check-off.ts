import type { Session } from 'electron';

/** Without an address of our own Chromium fetches a Hunspell dictionary at start, spell checking off or not. */
export const NO_DICTIONARIES = 'app://app/no-dictionaries/';

/** No spell checking, and nowhere to fetch a dictionary from. */
export function turnSpellCheckOff(session: Session): void {
  session.setSpellCheckerDictionaryDownloadURL(NO_DICTIONARIES);
  session.setSpellCheckerEnabled(false);
}
