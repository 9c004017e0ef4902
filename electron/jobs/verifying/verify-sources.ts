import { stat } from 'node:fs/promises';
import { errorMessage } from '../../../shared/error-message.ts';
import type { SourceFile } from '../../../shared/model/session.ts';
import type { FileState } from '../../../shared/model/verification.ts';
import { hashFile } from '../../import/reading/source-file.ts';
import type { ReadableLibrary } from '../../library/database/library.ts';
import { originalPath } from '../../library/sessions/originals.ts';

/** What became of one imported file. */
export interface VerifiedSource {
  readonly sha256: string;
  readonly name: string;
  readonly path: string;
  readonly bytes: number;
  readonly isKept: boolean;
  readonly status: FileState;
}

/** Hashes an imported file again: the kept copy where there is one, else the file at its old place. */
export async function verifySource(
  library: ReadableLibrary,
  source: SourceFile,
): Promise<{ readonly verified: VerifiedSource; readonly difference: string | undefined }> {
  const { sha256, name, path, bytes, isKept } = source;
  const { status, reason } =
    isKept || mayBeLookedAt(path)
      ? await compare(() => (isKept ? originalPath(library, sha256) : path), source)
      : ABSENT;
  return {
    verified: { sha256, name, path, bytes, isKept, status },
    difference: describe(source, status, reason),
  };
}

interface Comparison {
  readonly status: FileState;
  readonly reason: string;
}

const ABSENT: Comparison = { status: 'absent', reason: '' };

/** Where a policy forbids to note places, there is none; and no library leads to a server on a network. */
function mayBeLookedAt(path: string): boolean {
  return path !== '' && !(process.platform === 'win32' && /^[\\/]{2}/.test(path));
}

/** @param findFile throws where its place is none of ours */
async function compare(findFile: () => string, { sha256, bytes, isKept }: SourceFile): Promise<Comparison> {
  try {
    const file = findFile();
    const found = await stat(file);
    if (!found.isFile() || found.size !== bytes) {
      const reason = found.isFile() ? `${found.size} bytes instead of ${bytes}` : 'it is no file';
      return { status: 'changed', reason };
    }
    const hash = await hashFile(file, new AbortController().signal);
    return hash === sha256
      ? { status: 'ok', reason: '' }
      : { status: 'changed', reason: `its SHA-256 is now ${hash}` };
  } catch (error) {
    return { status: isKept ? 'missing' : 'absent', reason: errorMessage(error) };
  }
}

function describe(
  { name, path, sha256, isKept }: SourceFile,
  status: FileState,
  reason: string,
): string | undefined {
  const which = isKept ? `The kept copy of “${name}” (originals/${sha256})` : `The file ${path}`;
  switch (status) {
    case 'changed':
      return `${which} is not what was imported: ${reason}.`;
    case 'missing':
      return `${which} cannot be read: ${reason}`;
    default:
      return undefined;
  }
}
