import type { WritableLibrary } from '../database/library.ts';
import { saveSetting } from '../database/settings.ts';
import { appendCustody } from './append-custody.ts';

/** Stores a setting of the library, and notes that. One that stays as it is, is neither. @param before what holds now */
export function changeSetting(library: WritableLibrary, name: string, value: string, before: string): void {
  if (value === before) {
    return;
  }
  const change = library.database.transaction(() => {
    saveSetting(library, name, value);
    appendCustody(library, {
      action: 'settings',
      subject: { kind: 'library', id: '' },
      details: { name, value, before },
    });
  });
  change.immediate();
}
