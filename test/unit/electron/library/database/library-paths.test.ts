import { existsSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openForApp } from '../../../../../electron/library/database/open-for-app.ts';
import { openForReading, openForWriting } from '../../../../../electron/library/database/open.ts';
import { FileRows } from '../../../../../electron/library/packing/run-rows.ts';
import { listSessions } from '../../../../../electron/library/sessions/sessions.ts';
import { makeLibrary } from '../../../../helpers/open-library.ts';
import { storeSession } from '../../../../helpers/store-session.ts';
import { makeTempFolder } from '../../../../helpers/temp-folder.ts';

/** Where a folder would be whose path has so many bytes. */
function placeOfLength(bytes: number): string {
  let place = makeTempFolder();
  while (bytes - Buffer.byteLength(place) > 201) {
    place = path.join(place, 'ü'.repeat(100));
  }
  return path.join(place, 'e'.repeat(bytes - Buffer.byteLength(place) - 1));
}

describe.each([
  ['spaces', 'my  library '],
  ['percents', '100%41 %00'],
  ['what begins a question or a fragment', 'a?mode=memory&vfs=none#b'],
  ['a scheme', 'file:'],
  ['letters of all scripts', 'Fälle 案件 😀 e\u0301'],
  ['quotes', `it's "so" \`x\` $HOME;`],
  ['a line break', 'a\nb'],
])('a folder with %s in its name', (_, name) => {
  it('holds a library, that others read', async () => {
    const home = makeTempFolder();
    const library = makeLibrary(path.join(home, name));
    await storeSession(library);
    const app = openForApp(path.join(home, name), 0);
    onTestFinished(() => app.close());
    expect(listSessions(app.read())).toHaveLength(1);
    const reading = openForReading(path.join(home, name));
    expect(listSessions(reading)).toHaveLength(1);
    reading.database.close();
    expect(readdirSync(home)).toEqual([name]);
  });
});

it.skipIf(process.platform === 'win32').each([
  ['a name that is too long for a disk', 'e'.repeat(300), 'a name in its path is too long'],
  ['a link that leads back to itself', 'loop', 'a link in its path leads back to itself'],
])('%s is refused in words', (_, name, words) => {
  const home = makeTempFolder();
  symlinkSync('loop', path.join(home, 'loop'));
  for (const place of [path.join(home, name), path.join(home, name, 'below')]) {
    expect(() => openForWriting(place)).toThrow(words);
    expect(() => openForApp(place, 0)).toThrow(words);
  }
});

describe.skipIf(process.platform === 'win32')('a folder with a long path', () => {
  it('holds a library, and all that an import makes there, as far as SQLite can name it', async () => {
    const library = makeLibrary(placeOfLength(450));
    await storeSession(library);
    const waiting = new FileRows(library);
    waiting.clear();
    waiting.close();
    expect(listSessions(library)).toHaveLength(1);
  });

  it.each([451, 600, 4000, 4085])('of %i bytes is refused in words, and not made', (bytes) => {
    const place = placeOfLength(bytes);
    const opens = [openForWriting, openForReading, (at: string) => openForApp(at, 0)];
    for (const open of opens) {
      expect(() => open(place)).toThrow(
        new RegExp(`too long \\(${bytes} bytes; at most 450 can be\\).* nearer to the root of the disk`),
      );
    }
    expect(existsSync(place)).toBe(false);
  });

  it('that is reached by a short link is refused as well', () => {
    const place = placeOfLength(460);
    mkdirSync(place, { recursive: true });
    const link = path.join(makeTempFolder(), 'link');
    symlinkSync(place, link);
    expect(() => openForWriting(link)).toThrow(/too long \(460 bytes/);
    expect(readdirSync(place)).toEqual([]);
  });
});
