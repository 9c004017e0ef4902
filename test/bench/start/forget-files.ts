import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';

/** Has Linux drop what it keeps of some folders’ files in memory; what another process is just running stays. */
export function forgetFiles(folders: readonly string[]): void {
  for (const folder of folders) {
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      if (entry.isFile()) {
        forget(path.join(entry.parentPath, entry.name));
      }
    }
  }
}

/** Reads nothing: it is how GNU’s dd is told to have a file forgotten. */
function forget(file: string): void {
  execFileSync('dd', [`if=${file}`, 'iflag=nocache', 'count=0', 'status=none']);
}
