import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { inRoot } from '../../build/setup/paths.mjs';
import { makeTempFolder } from './temp-folder.ts';

interface PythonScan {
  readonly found: readonly string[];
  /** Values of which a text is the beginning. */
  readonly beginnings: readonly string[];
}

/** What a scanner finds that shares no code with the app (test/redaction/scan.py). */
export function scanInPython(values: readonly string[], events: readonly unknown[]): PythonScan {
  const folder = makeTempFolder();
  const write = (name: string, value: unknown): string => {
    const file = path.join(folder, name);
    writeFileSync(file, JSON.stringify(value));
    return file;
  };
  const args = [inRoot('test/redaction/scan.py'), write('values.json', values), write('events.json', events)];
  const printed = execFileSync('python3', args, { encoding: 'utf8', maxBuffer: 2 ** 28 });
  return JSON.parse(printed) as PythonScan;
}
