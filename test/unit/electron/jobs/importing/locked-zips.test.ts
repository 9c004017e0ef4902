import { describe, expect, it } from 'vitest';
import { listSessions } from '../../../../../electron/library/sessions/sessions.ts';
import { importInto } from '../../../../helpers/import-into.ts';
import { lockWithAes, lockWithZipCrypto } from '../../../../helpers/lock-zip-part.ts';
import { makeEvents, START_MS, toJsonl } from '../../../../helpers/make-events.ts';
import { makeZip, type ZipPart } from '../../../../helpers/make-zip.ts';
import { makeLibrary } from '../../../../helpers/open-library.ts';
import { makeTempFolder, writeFile } from '../../../../helpers/temp-folder.ts';

const WORD = 'geheim ü 1';
const RECORDING: ZipPart = { name: 'recording.jsonl', contents: toJsonl(makeEvents(20_000)) };
const OTHER: ZipPart = { name: 'open.jsonl', contents: toJsonl(makeEvents(3, START_MS + 1_000_000)) };

const LOCKS: readonly [string, (part: ZipPart) => ZipPart][] = [
  ['PKWARE’s first encryption', (part) => lockWithZipCrypto(part, WORD)],
  ['AES with 128 bits', (part) => lockWithAes(part, WORD, 1)],
  ['AES with 192 bits', (part) => lockWithAes(part, WORD, 2)],
  ['AES with 256 bits', (part) => lockWithAes(part, WORD, 3)],
  ['AES, of a file that is stored', (part) => lockWithAes({ ...part, method: 0 }, WORD, 3)],
];

const zipFile = (...parts: readonly ZipPart[]): string =>
  writeFile(makeTempFolder(), 'locked.zip', makeZip(parts));

describe.each(LOCKS)('a zip that is encrypted with a password, by %s', (_name, lock) => {
  it('is imported with the password, one of several', async () => {
    const imported = await importInto(makeLibrary(), zipFile(lock(RECORDING)), {
      passwords: ['other', WORD],
    });
    expect(imported).toMatchObject({ status: 'imported', warnings: [], sessions: [{ events: 20_002 }] });
    expect(imported.needsPassword).toBeUndefined();
  });

  it('is refused without it, and asks for it', async () => {
    expect(await importInto(makeLibrary(), zipFile(lock(RECORDING)))).toMatchObject({
      status: 'refused',
      reason: 'Nothing in this file can be read: it is encrypted with a password, and none was given.',
      needsPassword: true,
    });
  });

  it('is refused with another, and asks again', async () => {
    const passwords = ['wrong'];
    expect(await importInto(makeLibrary(), zipFile(lock(RECORDING)), { passwords })).toMatchObject({
      status: 'refused',
      reason: expect.stringMatching(/does not open it/) as string,
      needsPassword: true,
    });
  });

  it('is said to be damaged where it was changed', async () => {
    const part = lock(RECORDING);
    part.stored?.fill(0, 500, 520);
    const imported = await importInto(makeLibrary(), zipFile(part), { passwords: [WORD] });
    expect(imported.status).toMatch(/refused|partial/);
    expect(imported.needsPassword).toBeUndefined();
  });
});

describe('a zip of which only a part is encrypted', () => {
  const file = (): string => zipFile(OTHER, lockWithAes(RECORDING, WORD, 3));

  it('gives what is not, says what is missing, and gives that too when the password comes', async () => {
    const library = makeLibrary();
    const zip = file();
    expect(await importInto(library, zip)).toMatchObject({
      status: 'partial',
      reason: expect.stringMatching(/no password was given that opens them \(1\)/) as string,
      needsPassword: true,
      sessions: [{ events: 5 }],
      warnings: [{ code: 'encrypted-member', count: 1 }],
    });
    expect(await importInto(library, zip)).toMatchObject({ status: 'duplicate', needsPassword: true });
    expect(await importInto(library, zip, { passwords: [WORD] })).toMatchObject({ status: 'imported' });
    expect(listSessions(library)).toHaveLength(2);
    const again = await importInto(library, zip);
    expect([again.status, again.needsPassword, again.sessions.length]).toEqual(['duplicate', undefined, 2]);
  });
});
