import { MAX_PATH_LENGTH } from '../limits.ts';
import { skipped, type SkippedEntry } from '../plain-entry.ts';

const SHOWN_LENGTH = 200;
/** What macOS puts into archives beside the files. */
const JUNK = /(^|\/)(__MACOSX\/|\.DS_Store$|\._[^/]*$)/;

/** Whether an entry is a folder, or macOS's own: it is passed over without a note. */
export function isJunk(path: string): boolean {
  return path.endsWith('/') || JUNK.test(path);
}

/**
 * Refuses names that would lead out of a folder. Nothing is ever written to the disk under such a name, but an
 * archive that carries one was made to do harm elsewhere.
 */
export function refuseName(path: string): SkippedEntry | null {
  const reason = explainName(path);
  return reason === null ? null : skipped(path.slice(0, SHOWN_LENGTH), 'unsafe-name', reason);
}

/** Notes names that come twice. */
export class NameRegister {
  private readonly seen = new Set<string>();

  /** @returns a note when the name was there before; its file is read all the same */
  add(path: string): SkippedEntry | null {
    if (this.seen.has(path)) {
      return skipped(path, 'duplicate-name', 'this name comes more than once; each file of it is read');
    }
    this.seen.add(path);
    return null;
  }
}

function explainName(path: string): string | null {
  if (path.length > MAX_PATH_LENGTH) {
    return 'its name is too long';
  }
  if (path === '' || path.includes('\0')) {
    return 'its name is empty or holds a zero byte';
  }
  if (path.startsWith('/') || /^[A-Za-z]:/.test(path)) {
    return 'its name is an absolute path';
  }
  if (path.includes('\\')) {
    return 'its name holds a backslash';
  }
  return path.split('/').includes('..') ? 'its name leads out of its folder' : null;
}
