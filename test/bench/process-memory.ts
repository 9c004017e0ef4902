import { readdirSync, readFileSync } from 'node:fs';
import { KIBIBYTE, type Bytes } from '../../shared/model/units.ts';

/** What a process and all that it started take of the computer's memory: their proportional set sizes (Linux only). */
export function treeMemory(pid: number): Bytes {
  return processTree(pid).reduce((sum, each) => sum + proportionalSize(each), 0);
}

function processTree(root: number): number[] {
  const parents = new Map(
    readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map((name) => [Number(name), parentOf(name)]),
  );
  const isBelow = (pid: number | undefined): boolean =>
    pid !== undefined && pid > 0 && (pid === root || isBelow(parents.get(pid)));
  return [...parents.keys()].filter(isBelow);
}

/** The fourth field of `stat`; the second is a name in brackets, which may hold anything. */
function parentOf(pid: string): number {
  return Number(/.*\) \S (\d+)/s.exec(readProc(pid, 'stat'))?.[1]);
}

function proportionalSize(pid: number): Bytes {
  return Number(/^Pss:\s+(\d+)/m.exec(readProc(String(pid), 'smaps_rollup'))?.[1] ?? 0) * KIBIBYTE;
}

/** Processes end while one looks at them. */
function readProc(pid: string, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}
