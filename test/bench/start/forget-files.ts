import { execFileSync } from 'node:child_process';

/** How GNU’s dd is told to have Linux forget a file. It reads nothing of it. */
const FORGET = ['-exec', 'dd', 'if={}', 'iflag=nocache', 'count=0', 'status=none', ';'];

/** Has Linux drop what it keeps of some folders’ files in memory; what another process is just running stays. */
export function forgetFiles(folders: readonly string[]): void {
  execFileSync('find', [...folders, '-type', 'f', ...FORGET]);
}
