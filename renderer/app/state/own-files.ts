import type { OwnFiles } from '../../../shared/model/own-files.ts';
import { pluralise } from '../../ui/format.ts';

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
    case 'from-source':
      return 'Run from the sources: nothing to compare with.';
    case 'unsigned':
      return 'The app’s list of its files is missing, or not signed by its makers.';
    case 'checked':
      return found.changed.length > 0 ? explainChanged(found.changed) : explainUnchanged(found);
  }
}

function explainUnchanged({ listed, signedBy }: Extract<OwnFiles, { state: 'checked' }>): string {
  const files = pluralise(listed, 'file');
  return signedBy === 'release'
    ? `As released: ${files}, signed.`
    : `As built: ${files}. A test build, not to be handed out.`;
}

function explainChanged(changed: readonly string[]): string {
  const more = changed.length - NAMED;
  const names = changed.slice(0, NAMED).join(', ');
  return `Files of the app are not as released: ${names}${more > 0 ? ` and ${more} more` : ''}.`;
}
