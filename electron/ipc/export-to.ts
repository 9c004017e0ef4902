import { stat } from 'node:fs/promises';
import type { CustodySubject } from '../../shared/model/custody.ts';
import { fail, type Result } from '../../shared/result.ts';
import { hashFile } from '../import/reading/source-file.ts';
import { appendCustody } from '../library/custody/append-custody.ts';
import type { AppLibrary } from '../library/database/open-for-app.ts';
import { noteLater } from './note-later.ts';
import { writeOrExplain } from './write-or-explain.ts';

/** The answer to whoever would export, where the policy forbids it. */
export const EXPORT_IS_FORBIDDEN = fail(
  'forbidden',
  'The policy for this machine forbids exporting, so no file was written.',
);

/** A file that is written for others. */
interface WrittenFile {
  readonly file: string;
  /** As it stands in the custody log. */
  readonly kind: string;
  readonly subject: CustodySubject;
}

/** Writes a file, and notes what was written, where the library can be written. @returns what `write` does */
export function exportTo(
  library: Pick<AppLibrary, 'writable'>,
  { file, kind, subject }: WrittenFile,
  write: () => Promise<number>,
): Promise<Result<number>> {
  return writeOrExplain(async () => {
    const count = await write();
    const { size: bytes } = await stat(file);
    const sha256 = await hashFile(file, new AbortController().signal);
    await noteLater(library, (opened) =>
      appendCustody(opened, { action: 'export', subject, details: { kind, sha256, bytes } }),
    );
    return count;
  });
}
