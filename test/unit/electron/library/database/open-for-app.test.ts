import { expect, it } from 'vitest';
import { openForApp } from '../../../../../electron/library/database/open-for-app.ts';
import { openForWriting } from '../../../../../electron/library/database/open.ts';
import {
  readKeepsOriginals,
  saveKeepsOriginals,
} from '../../../../../electron/library/sessions/keep-originals.ts';
import { NO_POLICY } from '../../../../../shared/policy.ts';
import { makeTempFolder } from '../../../../helpers/temp-folder.ts';

function readChoice(folder: string): boolean {
  const library = openForApp(folder, 0, NO_POLICY, (made) => saveKeepsOriginals(made, true));
  try {
    return readKeepsOriginals(library.read());
  } finally {
    library.close();
  }
}

it('does once to a library that the app makes what it is told to, such as keeping originals', () => {
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
