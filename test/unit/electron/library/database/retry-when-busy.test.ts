import { describe, expect, it } from 'vitest';
import { explainStorageError, LibraryError } from '../../../../../electron/library/database/library-error.ts';
import { retryWhenBusy } from '../../../../../electron/library/database/retry-when-busy.ts';
import { makeLibrary } from '../../../../helpers/open-library.ts';

describe('retryWhenBusy', () => {
  it('waits until another connection lets the library go', async () => {
    const [holder, writer] = [makeLibrary(), makeLibrary()].map(({ folder }, _, [first]) =>
      makeLibrary(first?.folder ?? folder),
    );
    holder!.database.exec('BEGIN IMMEDIATE');
    let attempts = 0;
    const written = retryWhenBusy(() => {
      attempts++;
      if (attempts === 3) {
        holder!.database.exec('COMMIT');
      }
      return writer!.database.prepare('DELETE FROM main.sources').run().changes;
    });
    expect([await written, attempts]).toEqual([0, 3]);
  });

  it('hands on every other error at once', async () => {
    let attempts = 0;
    const failing = retryWhenBusy(() => {
      attempts++;
      throw new Error('broken');
    });
    await expect(failing).rejects.toThrow('broken');
    expect(attempts).toBe(1);
  });
});

describe('explainStorageError', () => {
  const coded = (code: string): Error => Object.assign(new Error('detail'), { code });

  it.each([
    ['SQLITE_FULL', 'disk-full'],
    ['ENOSPC', 'disk-full'],
    ['SQLITE_READONLY_DBMOVED', 'library-unavailable'],
    ['SQLITE_IOERR_WRITE', 'disk-full'],
    ['SQLITE_IOERR_READ', 'library-unavailable'],
    ['SQLITE_NOTADB', 'library-unavailable'],
    ['EACCES', 'library-unavailable'],
    ['ENOTDIR', 'library-unavailable'],
  ])('puts %s into words that name the folder', (code, expected) => {
    const explained = explainStorageError(coded(code), '/library');
    expect(explained).toMatchObject({
      constructor: LibraryError,
      code: expected,
      message: expect.stringContaining('/library') as string,
    });
  });

  it('says what to do where programs cannot share memory, and the disk is none that is known for it', () => {
    expect(explainStorageError(coded('SQLITE_IOERR_SHMMAP'), '/library')).toMatchObject({
      code: 'library-unavailable',
      message: expect.stringMatching(
        /cannot be kept on this disk.* Choose a folder on another one/,
      ) as string,
    });
  });

  it.each([
    ['import', /import it again\.$/],
    ['open', /open the library again\.$/],
    ['change', /try again\.$/],
  ] as const)('says what to do when the disk is full, after what was under way: %s', (during, words) => {
    expect(explainStorageError(coded('SQLITE_FULL'), '/library', during)).toMatchObject({
      message: expect.stringMatching(words) as string,
    });
  });

  it.each([coded('SQLITE_MISMATCH'), new Error('bug'), 'text'])(
    'hands back what it does not know: %s',
    (error) => {
      expect(explainStorageError(error, '/library')).toBe(error);
    },
  );
});
