import { expect, it } from 'vitest';
import { openForApp } from '../../../../../electron/library/database/open-for-app.ts';
import { openForWriting } from '../../../../../electron/library/database/open.ts';
import { readKeepsOriginals, saveKeepsOriginals } from '../../../../../electron/library/database/settings.ts';
import { makeTempFolder } from '../../../../helpers/temp-folder.ts';

function readChoice(folder: string): boolean {
  const library = openForApp(folder, 0);
  try {
    return readKeepsOriginals(library.read());
  } finally {
    library.close();
  }
}

it('keeps originals in a library that the app makes, until somebody says otherwise', () => {
  const folder = makeTempFolder();
  expect(readChoice(folder)).toBe(true);
  const library = openForWriting(folder);
  saveKeepsOriginals(library, false);
  library.database.close();
  expect(readChoice(folder)).toBe(false);
});

it('leaves a library as it is that was there before', () => {
  const folder = makeTempFolder();
  openForWriting(folder).database.close();
  expect(readChoice(folder)).toBe(false);
});
